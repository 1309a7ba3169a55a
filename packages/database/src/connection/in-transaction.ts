import type { Database, DatabaseTransaction } from '../schema.js'
import { insertCommitMark, isCommitted, sweepCommitMarks } from './commit-mark.js'
import { inRuns } from './in-runs.js'
import { transact } from './pooled-database.js'
import { randomHex } from '../query/random-hex.js'
import { readBack } from './read-back.js'
import { NotCommittedError } from './transaction-errors.js'
import { wasCutOff, wasUndone } from './unavailable-reason.js'

export interface TransactionOptions {
  /** Reasons of the work's own to run again. */
  alsoAgain?: (error: unknown) => boolean
  /** For how long it is asked whether a commit was done that got no clear answer. */
  readBackMs?: number
}

/**
 * Runs `work` in a transaction and gives its result. `work` must do nothing but SQL: it runs again, for some
 * seconds, when the server rolled it back for a reason that lies outside of it. A commit whose answer is lost is read
 * back: what was stored is answered, what was not runs again. Throws an `OutcomeUnknownError` when that cannot be told,
 * and then never runs again.
 */
export function inTransaction<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
  { alsoAgain = () => false, readBackMs }: TransactionOptions = {},
): Promise<Result> {
  return inRuns(() => runOnce(database, work, readBackMs), {
    lostToOthers: (error) => wasUndone(error) || alsoAgain(error),
    hadNoEffect: (error) => error instanceof NotCommittedError || wasCutOff(error),
  })
}

async function runOnce<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
  readBackMs: number | undefined,
): Promise<Result> {
  const mark = randomHex(12)
  const commit: { begun?: { result: Result } } = {}
  try {
    const result = await transact(database, async (trx) => {
      const result = await work(trx)
      await insertCommitMark(trx, mark)
      commit.begun = { result }
      return result
    })
    sweepCommitMarks(database)
    return result
  } catch (cause) {
    if (!commit.begun || wasUndone(cause)) throw cause
    if (await readBack(database, () => isCommitted(database, mark), { readBackMs, cause }))
      return commit.begun.result
    throw new NotCommittedError('the commit was not done', { cause })
  }
}
