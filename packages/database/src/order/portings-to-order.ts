import type { NumberType } from '@telecomx/validation'
import { sql } from 'kysely'
import { type Actor, insertAuditEntries } from '../audit/audit-log.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { areAsRead, noAutoStart } from '../porting/move-portings.js'
import { isReadyToOrder, orderStart } from '../porting/order-readiness.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** What decides whether a porting may be ordered, and when; beside what `lockPortings` gives. */
export interface OrderFacts {
  porting: string
  /** `OUT` where we are the donor. */
  portingType: string
  numberType: NumberType
  donorSimNumber: string | null
  donorCustomerId: string | null
  /** Undefined when the donor is not in the registry. */
  donorName: string | undefined
  donorGoesByIccAlone: boolean
  isReady: boolean
  /** From when on it may be ordered while it is at IN_POA_SENT. */
  startsAt: Date
  /** When it starts by itself, if it is to. */
  autoStartOrder: Date | null
}

/** The facts of the portings by their ids, by the database's clock. */
export async function listOrderFacts(
  database: Database,
  portingIds: readonly string[],
): Promise<Map<string, OrderFacts>> {
  const rows = await database
    .selectFrom('porting')
    .leftJoin('operator', 'operator.id', 'porting.operator')
    .select(['porting.id as porting', 'porting_type as portingType', 'number_type as numberType'])
    .select(['donor_sim_number as donorSimNumber', 'donor_customer_id as donorCustomerId'])
    .select(['operator.name as donorName', 'operator.mvno_auth as mvnoAuth'])
    .select(['auto_start_order as autoStartOrder', orderStart.as('startsAt'), isReadyToOrder.as('isReady')])
    .where('porting.id', 'in', portingIds)
    .execute()
  return new Map(
    rows.map(({ donorName, mvnoAuth, isReady, ...row }) => [
      row.porting,
      {
        ...row,
        donorName: donorName ?? undefined,
        donorGoesByIccAlone: row.numberType === 'MVNO' && mvnoAuth === 'ICC',
        isReady: Boolean(isReady),
      },
    ]),
  )
}

/** Portings as they were read. */
type ReadPortings = readonly { id: string; version: number; customer: string }[]

/**
 * Has the portings ordered by themselves once their donors' `orderWait` has passed. Throws a `ChangedMeanwhileError` when
 * one of them changed since it was read.
 */
export async function scheduleOrders(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  facts: ReadonlyMap<string, OrderFacts>,
  actor: Actor,
): Promise<void> {
  if (portings.length === 0) return
  await updatePortings(trx, portings, {
    auto_start_order: sql<Date>`(select ${orderStart} from operator where operator.id = porting.operator)`,
    auto_start_employee: actor.employeeId,
  })
  await insertAuditEntries(
    trx,
    actor,
    portings.map(({ id, customer }) => ({
      action: 'porting.order',
      customerId: customer,
      objectType: 'porting',
      objectId: id,
      after: { autoStartOrder: facts.get(id)?.startsAt },
    })),
  )
}

/** Has them not ordered by themselves after all, for that reason. Throws as {@link scheduleOrders} does. */
export async function unscheduleOrders(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  reason: string,
  actor: Actor,
): Promise<void> {
  if (portings.length === 0) return
  await updatePortings(trx, portings, noAutoStart)
  await insertAuditEntries(
    trx,
    actor,
    portings.map(({ id, customer }) => ({
      action: 'porting.order',
      customerId: customer,
      objectType: 'porting',
      objectId: id,
      after: { autoStartOrder: null, reason },
    })),
  )
}

async function updatePortings(
  trx: DatabaseTransaction,
  portings: ReadPortings,
  columns: object,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('porting')
    .set({ ...columns, version: sql<number>`version + 1` })
    .where(areAsRead(portings))
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== portings.length) throw new ChangedMeanwhileError('a porting')
}

/** How many portings start in one transaction. */
const mostTogether = 500

/**
 * The portings whose order is due by the database's clock: those of one customer that are due since the same moment, of which
 * others see one change; none when none is due.
 */
export async function listDueOrders(database: Database): Promise<{ id: string; orderedBy: string | null }[]> {
  const first = await database
    .selectFrom('porting')
    .select(['auto_start_order as dueAt', 'customer'])
    .where('auto_start_order', '<=', now)
    .orderBy('auto_start_order')
    .orderBy('id')
    .executeTakeFirst()
  if (!first) return []
  return database
    .selectFrom('porting')
    .select(['id', 'auto_start_employee as orderedBy'])
    .where('auto_start_order', '=', first.dueAt)
    .where('customer', '=', first.customer)
    .orderBy('id')
    .limit(mostTogether)
    .execute()
}
