import type { AuditedAction } from '@telecomx/validation'
import { sql } from 'kysely'
import { type Actor, insertAuditEntries } from '../audit/audit-log.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { createHoldersAmong } from '../number/holders-among.js'
import { findHolders, type NumberRange } from '../number/number-ranges.js'
import { listOperatorIds } from '../operator/operators.js'
import { chunksOf } from '../query/chunks-of.js'
import { groupBy } from '../query/group-by.js'
import { parseJsonList } from '../query/json-list.js'
import { prepared } from '../query/prepared.js'
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
  const holdersAmong = await createHoldersAmong(ranges)
  const touched = new Set<string>()
  for await (const some of changeableNumbers(trx, ranges)) {
    const written = await holdersAmong(some.map(({ number }) => number))
    for (const { number, porting, operator } of some) {
      const holder = written.get(number)
      if (holder !== undefined && holder !== operator) touched.add(porting)
    }
  }
  const followed: FollowedHolders = { moved: 0, calledOff: [] }
  for (const ids of chunksOf([...touched])) {
    const portings = await listDonors(trx, ids)
    const holders = replace ? await holdersAmong(portings.flatMap(({ numbers }) => numbers)) : undefined
    const { moved, calledOff } = await moveToHolders(trx, actor, {
      portings,
      ownCpsCode,
      action,
      ...(holders && { holders }),
    })
    followed.moved += moved
    followed.calledOff.push(...calledOff)
  }
  return followed
}

/** The same of certain portings, by the table as it is. */
export async function followHoldersOf(
  trx: DatabaseTransaction,
  actor: Actor,
  { portingIds, ...rest }: { portingIds: readonly string[]; ownCpsCode: string; action: AuditedAction },
): Promise<FollowedHolders> {
  return moveToHolders(trx, actor, { portings: await listDonors(trx, portingIds), ...rest })
}

/** Their rows are read in some milliseconds: others have their turn between. */
const numbersPerPage = 2_000

/** Numbers of portings whose facts may still change, those between the ends of the ranges, in pages. */
async function* changeableNumbers(trx: DatabaseTransaction, ranges: readonly NumberRange[]) {
  let [from, to] = endsOf(ranges)
  for (;;) {
    const page = await selectChangeableNumbers(trx, { from, to })
    if (page.length > 0) yield page
    const last = page[numbersPerPage - 1]
    if (!last) return
    // The least that can come behind it.
    from = `${last.number}0`
  }
}

/** As texts: what lies in one of the ranges lies between them. What else does is sorted out by number. */
function endsOf(ranges: readonly NumberRange[]): [from: string, to: string] {
  let [from, to] = [ranges[0]?.from ?? '', '']
  for (const range of ranges) {
    if (range.from < from) from = range.from
    if (range.to > to) to = range.to
  }
  return [from, to]
}

const changeableStages = stagesThat(({ takesUpdates }) => takesUpdates)

/** In the order of the numbers, whatever the servers think of the portings' own indexes. */
const selectChangeableNumbers = prepared((builder, { from, to }: { from: string; to: string }) =>
  sql<{ number: string; porting: string; operator: string }>`
    select open.number, porting.id as porting, porting.operator
    from open_porting_number as open straight_join porting on porting.id = open.porting
    where open.number between ${from} and ${to} and porting.stage in (${sql.join(changeableStages.map((stage) => sql.lit(stage)))})
    order by open.number limit ${sql.lit(numbersPerPage)}`.compile(builder),
)

type PortingWithDonor = Awaited<ReturnType<typeof listDonors>>[number]

/** Those of the portings whose facts may still change. */
async function listDonors(database: Database, ids: readonly string[]) {
  const rows = await database
    .selectFrom('porting')
    .select(['id', 'version', 'customer', 'operator', 'number', 'additional_numbers'])
    .select('auto_start_order as autoStartOrder')
    .where('stage', 'in', changeableStages)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ number, additional_numbers: additional, ...porting }) => ({
    ...porting,
    numbers: [number, ...parseJsonList(additional)],
  }))
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
