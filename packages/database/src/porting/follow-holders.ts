import type { AuditedAction } from '@telecomx/validation'
import { type Expression, sql, type SqlBool } from 'kysely'
import { type Actor, insertAuditEntries } from '../audit/audit-log.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { holdersByRanges } from '../number/holders-by-ranges.js'
import { findHolders, type NumberRange } from '../number/number-ranges.js'
import { listOperatorIds } from '../operator/operators.js'
import { chunksOf } from '../query/chunks-of.js'
import { groupBy } from '../query/group-by.js'
import { parseJsonList } from '../query/json-list.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import { areAsRead, noAutoStart } from './move-portings.js'
import { stagesThat } from './stage-facts.js'

export interface ChangedHolders {
  /** The entries that were written. */
  ranges: readonly NumberRange[]
  /** Whether they are the whole table. */
  replace: boolean
  /** CPS code of our own: what it holds is nobody's to give. */
  ownCpsCode: string
  /** By which operation, for the audit log. */
  action: AuditedAction
}

/** What came of it. */
export interface FollowedHolders {
  /** How many portings have another donor. */
  moved: number
  /** Ids of those of them that were to be ordered by themselves. */
  calledOff: string[]
}

/**
 * Gives the portings whose facts may still change, and whose numbers all came to one other operator of the registry by
 * these entries, to that operator, and gives how many those are. An order that was to start by itself does not any more: the
 * power of attorney names another donor. Of portings whose numbers came to several, or in part to nobody, no donor can be told; they stay.
 */
export async function followHolders(
  trx: DatabaseTransaction,
  actor: Actor,
  { ranges, replace, ownCpsCode, action }: ChangedHolders,
): Promise<FollowedHolders> {
  const [only, second] = ranges
  const portings = await listDonors(trx, only && !second && !replace ? isInRange(only) : undefined)
  const numbers = portings.flatMap((porting) => porting.numbers)
  const written = await holdersByRanges(numbers, ranges)
  const touched = portings.filter((porting) =>
    porting.numbers.some((number) => differs(porting, written.get(number))),
  )
  return moveToHolders(trx, actor, {
    portings: touched,
    ownCpsCode,
    action,
    ...(replace && { holders: written }),
  })
}

/** The same of certain portings, by the table as it is. */
export async function followHoldersOf(
  trx: DatabaseTransaction,
  actor: Actor,
  { portingIds, ...rest }: { portingIds: readonly string[]; ownCpsCode: string; action: AuditedAction },
): Promise<FollowedHolders> {
  const portings = await listDonors(trx, sql<SqlBool>`porting.id in (${sql.join(portingIds)})`)
  return moveToHolders(trx, actor, { portings, ...rest })
}

type PortingWithDonor = Awaited<ReturnType<typeof listDonors>>[number]

async function listDonors(database: Database, condition: Expression<SqlBool> = sql<SqlBool>`true`) {
  const rows = await database
    .selectFrom('porting')
    .select(['id', 'version', 'customer', 'operator', 'number', 'additional_numbers'])
    .select('auto_start_order as autoStartOrder')
    .where('stage', 'in', changeableStages)
    .where(condition)
    .execute()
  return rows.map(({ number, additional_numbers: additional, ...porting }) => ({
    ...porting,
    numbers: [number, ...parseJsonList(additional)],
  }))
}

const changeableStages = stagesThat(({ takesUpdates }) => takesUpdates)

/** Both ends have as many digits, so their order as texts is that of the numbers. */
function isInRange({ from, to }: NumberRange): Expression<SqlBool> {
  return sql<SqlBool>`porting.id in (select o.porting from open_porting_number o
    where o.number between ${from} and ${to} and char_length(o.number) = ${from.length})`
}

function differs({ operator }: PortingWithDonor, holder: string | undefined): boolean {
  return holder !== undefined && holder !== operator
}

interface Move {
  portings: readonly PortingWithDonor[]
  ownCpsCode: string
  action: AuditedAction
  /** Where they are known already. */
  holders?: ReadonlyMap<string, string>
}

async function moveToHolders(
  trx: DatabaseTransaction,
  actor: Actor,
  { portings, ownCpsCode, action, holders: known }: Move,
): Promise<FollowedHolders> {
  const holders =
    known ??
    (await findHolders(
      trx,
      portings.flatMap(({ numbers }) => numbers),
    ))
  const changes = portings.flatMap((porting) => {
    const [holder, ...others] = new Set(porting.numbers.map((number) => holders.get(number)))
    const isAnother = holder !== undefined && holder !== porting.operator && holder !== ownCpsCode
    return isAnother && others.length === 0 ? [{ ...porting, holder }] : []
  })
  const registered = await listOperatorIds(trx, [...new Set(changes.map(({ holder }) => holder))])
  const possible = changes.filter(({ holder }) => registered.has(holder))
  for (const [holder, gained] of groupBy(possible, (porting) => porting.holder))
    for (const chunk of chunksOf(gained)) await updateDonor(trx, actor, chunk, { holder, action })
  const calledOff = possible.filter(({ autoStartOrder }) => autoStartOrder !== null)
  return { moved: possible.length, calledOff: calledOff.map(({ id }) => id) }
}

async function updateDonor(
  trx: DatabaseTransaction,
  actor: Actor,
  portings: readonly PortingWithDonor[],
  { holder, action }: { holder: string; action: AuditedAction },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('porting')
    .set({ operator: holder, ...noAutoStart, version: sql<number>`version + 1` })
    .where(areAsRead(portings))
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== portings.length) throw new ChangedMeanwhileError('a porting')
  await insertAuditEntries(
    trx,
    actor,
    portings.map(({ id, customer, operator, autoStartOrder }) => ({
      action,
      customerId: customer,
      objectType: 'porting' as const,
      objectId: id,
      before: { operator, ...(autoStartOrder && { autoStartOrder }) },
      after: { operator: holder, ...(autoStartOrder && { autoStartOrder: null }) },
    })),
  )
}
