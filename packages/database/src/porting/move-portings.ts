import { type Expression, type SqlBool, sql, type UpdateObject } from 'kysely'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { chunksOf } from '../query/chunks-of.js'
import { now } from '../query/now.js'
import type { DatabaseTransaction, Tables } from '../schema.js'
import { stageFacts } from './stage-facts.js'
import { type TransitionName, transitions } from './transitions.js'

/** Portings as they were read. Without versions their stage alone says whether they still are what they were. */
type ReadPortings =
  | readonly { id: string; version: number }[]
  | readonly { id: string; version?: undefined }[]

/** Who changes portings, and why. */
export interface PortingChange {
  employeeId: string
  /** Null when the stage says it. */
  message: string | null
}

/**
 * Moves portings on, writes it to their history and frees the numbers of those that are over. Throws a
 * `ChangedMeanwhileError`, upon which the transaction runs again, when one of them changed since it was read or is in no
 * stage that the transition leads on from.
 */
export async function movePortings(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  transition: Exclude<TransitionName, 'reduce' | 'stageOverride'>,
  change: PortingChange,
): Promise<void> {
  const [first] = portings
  if (!first) return
  const { to } = transitions[transition]
  // Pairs of id and version go in pieces; by their stage alone all portings go in one statement.
  const perStatement = first.version === undefined ? portings.length : undefined
  for (const chunk of chunksOf<ReadPortings[number]>(portings, perStatement) as ReadPortings[]) {
    await recordPortings(trx, chunk, transition, change, { stage: to })
    if (stageFacts[to].isOver)
      await trx.deleteFrom('open_porting_number').where('porting', 'in', idsOf(chunk)).execute()
  }
}

/** Changes portings that a transition is open to, in one statement, and writes the stage they are in then to their history. */
export async function recordPortings(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  transition: TransitionName,
  { employeeId, message }: PortingChange,
  columns: UpdateObject<Tables, 'porting'>,
): Promise<void> {
  const stage = { stage_at: now, stage_message: message, stage_employee: employeeId }
  const updated = await trx
    .updateTable('porting')
    .set({ ...columns, ...stage, version: sql<number>`version + 1` })
    .where(areAsRead(portings))
    .where('stage', 'in', transitions[transition].from)
    .executeTakeFirst()
  if (Number(updated.numUpdatedRows) !== portings.length) throw new ChangedMeanwhileError('a porting')
  await trx
    .insertInto('porting_stage')
    .columns(['porting', 'version', 'stage', 'entered_at', 'message', 'employee'])
    .expression(
      trx
        .selectFrom('porting')
        .select(['id', 'version', 'stage', 'stage_at', 'stage_message', 'stage_employee'])
        .where('id', 'in', idsOf(portings)),
    )
    .execute()
}

/** The ids stand by themselves as well, because MariaDB finds rows by pairs only without the key. */
function areAsRead(portings: ReadPortings): Expression<SqlBool> {
  const ids = sql<SqlBool>`id in (${sql.join(idsOf(portings))})`
  const pairs = portings.flatMap(({ id, version }) =>
    version === undefined ? [] : [sql`(${id}, ${version})`],
  )
  return pairs.length === 0 ? ids : sql<SqlBool>`${ids} and (id, version) in (${sql.join(pairs)})`
}

function idsOf(portings: ReadPortings): string[] {
  return portings.map(({ id }) => id)
}
