import type { PortingStage } from '@telecomx/validation'
import {
  type Expression,
  type KyselyPlugin,
  RawNode,
  type SqlBool,
  sql,
  type UpdateObject,
  UpdateQueryNode,
} from 'kysely'
import { type Actor, type AuditEntry, insertAuditEntries, insertAuditEntry } from '../audit/audit-log.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { chunksOf } from '../query/chunks-of.js'
import { now } from '../query/now.js'
import type { DatabaseTransaction, Tables } from '../schema.js'
import { endOrders } from './end-orders.js'
import { insertHistory } from './insert-history.js'
import { releaseNumbers } from './new-portings.js'
import { stageFacts } from './stage-facts.js'
import { type TransitionName, transitions } from './transitions.js'

/** Portings as they were read. Without versions their stage alone says whether they still are what they were. */
type ReadPortings =
  // `isFollowed` is false where nobody but the customer hears of what becomes of it; left out where that was not read.
  | readonly { id: string; version: number; isFollowed?: boolean }[]
  | readonly { id: string; version?: undefined; isFollowed?: undefined }[]
type ReadPorting = ReadPortings[number]

/** What all of the portings are and no other one is. */
export interface PortingsCondition {
  condition: Expression<SqlBool>
  /** The key that leads to them: by another one, portings would be locked, and waited for, that are none of them. */
  key: string
}

/** Who changes portings of one customer, and why. */
export interface PortingChange {
  actor: Actor
  customerId: string
  /** Null when the stage says it. */
  message: string | null
  /** What the audit log tells of before; left out when the transition says it. */
  before?: object
  /** What it tells beside stage and message. */
  details?: object
  /** Columns that change with the stage. */
  columns?: UpdateObject<Tables, 'porting'>
  /** Thousands are found by it at half the cost of their ids. */
  foundBy?: PortingsCondition
  /** Entries of the audit log that are written in one statement with that of the portings. */
  alsoAudited?: readonly AuditEntry[]
}

/** What `recordPortings` stands under: the entry of the audit log. */
export type RecordedChange = PortingChange & { audit: string }

/**
 * Moves portings on, writes it to their history and to the audit log, and frees the numbers of those that are over. Throws
 * a `ChangedMeanwhileError`, upon which the transaction runs again, when one of them changed since it was read or is in no
 * stage that the transition leads on from. Gives the id of the audit log's entry.
 */
export function movePortings(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  transition: Exclude<TransitionName, 'reduce' | 'split' | 'stageOverride'>,
  change: PortingChange,
): Promise<string | undefined> {
  return setStage(trx, portings, transition, transitions[transition].to, change)
}

/** The same from any stage to any; the numbers of those that were over must have been claimed before. */
export function overrideStage(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  to: PortingStage,
  change: PortingChange,
): Promise<string | undefined> {
  return setStage(trx, portings, 'stageOverride', to, change)
}

async function setStage(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  transition: TransitionName,
  to: PortingStage,
  change: PortingChange,
): Promise<string | undefined> {
  const [first] = portings
  if (!first) return undefined
  const audit = await insertPortingsEntry(trx, portings, transition, { ...change, stage: to })
  // Pairs of id and version go in pieces; what needs none of them goes in one statement.
  const perStatement = first.version === undefined || change.foundBy ? portings.length : undefined
  for (const chunk of chunksOf<ReadPorting>(portings, perStatement) as ReadPortings[]) {
    await recordPortings(trx, chunk, transition, { ...change, audit }, { ...change.columns, stage: to })
    await endOrders(trx, idsOf(chunk), transition, { ...change, stage: to })
    if (stageFacts[to].isOver) await releaseNumbers(trx, idsOf(chunk))
  }
  return audit
}

/** One entry of the audit log for portings that change together; their histories name it. */
export async function insertPortingsEntry(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  transition: TransitionName,
  {
    actor,
    customerId,
    message,
    before,
    details,
    stage,
    alsoAudited,
  }: PortingChange & { stage?: PortingStage },
): Promise<string> {
  const [first, second] = portings
  const entry: AuditEntry = {
    action: `porting.${transition}`,
    customerId,
    objectType: 'porting',
    objectId: second ? undefined : first?.id,
    before,
    after: {
      ...(stage && { stage }),
      ...(message !== null && { message }),
      ...(second && { portings: portings.length }),
      ...details,
    },
  }
  if (!alsoAudited) return insertAuditEntry(trx, actor, entry)
  const [id = ''] = await insertAuditEntries(trx, actor, [entry, ...alsoAudited])
  return id
}

/**
 * Changes portings that a transition is open to, in one statement, and writes the stage they are in then to their history.
 * An order that was to start by itself does not any more. Who is told of progress hears of it later.
 */
export async function recordPortings(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  transition: TransitionName,
  { actor, message, audit, foundBy }: RecordedChange,
  columns: UpdateObject<Tables, 'porting'> & { stage?: PortingStage },
): Promise<void> {
  const stage = { stage_at: now, stage_message: message, stage_employee: actor.employeeId }
  const updated = await (foundBy ? trx.withPlugin(updatingByKey(foundBy.key)) : trx)
    .updateTable('porting')
    .set({ ...columns, ...stage, ...noAutoStart, version: sql<number>`version + 1` })
    .where(foundBy?.condition ?? areAsRead(portings))
    .where('stage', 'in', transitions[transition].from)
    .executeTakeFirst()
  if (Number(updated.numUpdatedRows) !== portings.length) throw new ChangedMeanwhileError('a porting')
  await insertHistory(trx, portings, { audit, stage: columns.stage })
  if (mayBeToldToCustomers(columns.stage)) await insertUnannounced(trx, idsOf(portings), audit)
  else await insertUnannounced(trx, idsOf(portings.filter(({ isFollowed }) => isFollowed !== false)), audit)
}

/** Kysely has no word for it. */
function updatingByKey(key: string): KyselyPlugin {
  const table = RawNode.createWithSql(`\`porting\` force index (\`${key}\`)`)
  return {
    transformQuery: ({ node }) => (UpdateQueryNode.is(node) ? { ...node, table } : node),
    transformResult: ({ result }) => Promise.resolve(result),
  }
}

/** Of a porting whose order does not start by itself. */
export const noAutoStart = { auto_start_order: null, auto_start_employee: null }

/** Somebody hears of it: who is in `notify`, or the customer of a stage that customers are told of. */
async function insertUnannounced(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
  audit: string,
): Promise<void> {
  if (portingIds.length === 0) return
  await trx
    .insertInto('unannounced_change')
    .ignore()
    .columns(['audit', 'created_at'])
    .expression(
      trx
        .selectFrom('porting')
        .select([sql<string>`${audit}`.as('audit'), now.as('created_at')])
        .where('id', 'in', portingIds)
        .where((where) =>
          where.or([where('notify', 'is not', null), where('stage', 'in', stagesToldToCustomers)]),
        )
        .limit(1),
    )
    .execute()
}

/** Of these the customer hears, whoever else does. Source: docs/api/porting-stages.md. */
export const stagesToldToCustomers = ['IN_CONFIRMED', 'IN_REJECTED', 'IN_COMPLETED'] as const

/** Where the stage stays, it may be one of those. */
function mayBeToldToCustomers(to: PortingStage | undefined): boolean {
  return to === undefined || stagesToldToCustomers.some((told) => told === to)
}

/** The ids stand by themselves as well, because MariaDB finds rows by pairs only without the key. */
export function areAsRead(portings: ReadPortings): Expression<SqlBool> {
  const ids = sql<SqlBool>`id in (${sql.join(idsOf(portings))})`
  const pairs = portings.flatMap(({ id, version }) =>
    version === undefined ? [] : [sql`(${id}, ${version})`],
  )
  return pairs.length === 0 ? ids : sql<SqlBool>`${ids} and (id, version) in (${sql.join(pairs)})`
}

function idsOf(portings: readonly ReadPorting[]): string[] {
  return portings.map(({ id }) => id)
}
