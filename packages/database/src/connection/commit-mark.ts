import { sql } from 'kysely'
import { now } from '../query/now.js'
import { prepared } from '../query/prepared.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** Leaves the transaction's mark, as the last of its changes: it is stored if and only if they are. */
export async function insertCommitMark(trx: DatabaseTransaction, id: string): Promise<void> {
  await insertMark(trx, { id })
}

const insertMark = prepared((builder, { id }: { id: string }) =>
  builder.insertInto('commit_mark').values({ id, is_committed: true, made_at: now }).compile(),
)

/**
 * Whether the transaction with that mark was committed; one that was not never will be. Not to see the mark is no answer:
 * the server may still be at the commit, with nobody left to hear of it. So the mark is taken. That waits as long as
 * the transaction has it, and afterwards the transaction cannot be committed, on no node of a cluster either.
 * May be asked again.
 */
export async function isCommitted(database: Database, id: string): Promise<boolean> {
  // A server that has turned read-only can say yes.
  const seen = await findMark(database, id)
  if (seen) return seen.is_committed === 1
  await database
    .insertInto('commit_mark')
    .values({ id, is_committed: false, made_at: now })
    .onDuplicateKeyUpdate({ id: sql.ref('id') })
    .execute()
  const mark = await findMark(database, id)
  return mark?.is_committed === 1
}

function findMark(database: Database, id: string) {
  return database.selectFrom('commit_mark').select('is_committed').where('id', '=', id).executeTakeFirst()
}

/** A sweep takes more than were left since the last one, so that none is ever behind. */
const transactionsPerSweep = 1_000
const marksPerSweep = 2_000
// From anywhere, so that processes that live for a few transactions sweep as well, now and then.
let transactions = Math.floor(Math.random() * transactionsPerSweep)

/** To be called after each transaction: one in a thousand removes old marks. Nobody waits for it or fails by it. */
export function sweepCommitMarks(database: Database): void {
  if (++transactions % transactionsPerSweep === 0) deleteOldCommitMarks(database).catch(() => undefined)
}

/** Those that nobody can be asking about any more. */
async function deleteOldCommitMarks(database: Database): Promise<void> {
  await database
    .deleteFrom('commit_mark')
    .where('made_at', '<', sql<Date>`${now} - interval 1 hour`)
    .orderBy('made_at')
    .limit(marksPerSweep)
    .execute()
}
