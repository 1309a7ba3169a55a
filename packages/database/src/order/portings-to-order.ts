import type { UnstartedReason } from '@telecomx/validation'
import { sql } from 'kysely'
import { type Actor, insertAuditEntries } from '../audit/audit-log.js'
import { ChangedMeanwhileError } from '../connection/transaction-errors.js'
import { areAsRead, noAutoStart } from '../porting/move-portings.js'
import { isReadyToOrder, orderStart } from '../porting/order-readiness.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import { isOnItsWayToDonor } from './donor-deliveries.js'

/** What decides whether a porting may be ordered, and when; beside what `lockPortings` gives. */
export interface OrderFacts {
  /** `OUT` where we are the donor. */
  portingType: string
  donorSimNumber: string | null
  donorCustomerId: string | null
  isReady: boolean
  /** From when on it may be ordered; null where there is nothing to wait for. */
  startsAt: Date | null
  /** When it starts by itself, if it is to, and whether that is due. */
  autoStartOrder: Date | null
  isDue: boolean
}

/** The facts of the portings by their ids, by the database's clock. */
export async function listOrderFacts(
  database: Database,
  portingIds: readonly string[],
): Promise<Map<string, OrderFacts>> {
  const rows = await database
    .selectFrom('porting')
    .innerJoin('operator', 'operator.id', 'porting.operator')
    .select(['porting.id as porting', 'porting_type as portingType'])
    .select(['donor_sim_number as donorSimNumber', 'donor_customer_id as donorCustomerId'])
    .select([orderStart.as('startsAt'), isReadyToOrder.as('isReady')])
    .select('auto_start_order as autoStartOrder')
    .select(sql<number>`coalesce(auto_start_order <= ${now}, 0)`.as('isDue'))
    .where('porting.id', 'in', portingIds)
    .execute()
  return new Map(
    rows.map(({ porting, isReady, isDue, ...row }) => [
      porting,
      { ...row, isReady: Boolean(isReady), isDue: isDue === 1 },
    ]),
  )
}

interface ReadPorting {
  id: string
  version: number
  customer: string
}

/**
 * Has the portings ordered by themselves once their donors' `orderWait` has passed. Throws a `ChangedMeanwhileError` when
 * one of them changed since it was read.
 */
export function scheduleOrders(
  trx: DatabaseTransaction,
  portings: readonly (ReadPorting & { startsAt: Date })[],
  actor: Actor,
): Promise<void> {
  const columns = {
    auto_start_order: sql<Date>`(select ${orderStart} from operator where operator.id = porting.operator)`,
    // Put off by the installation it is still that employee's wish.
    ...(actor.employeeId !== null && { auto_start_employee: actor.employeeId }),
  }
  return updateSchedule(trx, portings, {
    columns,
    actor,
    afterOf: ({ startsAt }) => ({ autoStartOrder: startsAt }),
  })
}

/** Has them not ordered by themselves after all, and says why. Throws as {@link scheduleOrders} does. */
export function unscheduleOrders(
  trx: DatabaseTransaction,
  portings: readonly (ReadPorting & { reason: UnstartedReason })[],
  actor: Actor,
): Promise<void> {
  const afterOf = ({ reason }: { reason: UnstartedReason }) => ({ autoStartOrder: null, reason })
  return updateSchedule(trx, portings, { columns: noAutoStart, actor, afterOf })
}

async function updateSchedule<Porting extends ReadPorting>(
  trx: DatabaseTransaction,
  portings: readonly Porting[],
  { columns, actor, afterOf }: { columns: object; actor: Actor; afterOf: (porting: Porting) => object },
): Promise<void> {
  if (portings.length === 0) return
  const { numUpdatedRows } = await trx
    .updateTable('porting')
    .set({ ...columns, version: sql<number>`version + 1` })
    .where(areAsRead(portings))
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== portings.length) throw new ChangedMeanwhileError('a porting')
  const entries = portings.map((porting) => ({
    action: 'porting.order' as const,
    customerId: porting.customer,
    objectType: 'porting' as const,
    objectId: porting.id,
    after: afterOf(porting),
  }))
  await insertAuditEntries(trx, actor, entries)
}

/** How many portings start in one transaction. */
const mostTogether = 500

/**
 * The portings whose order is due by the database's clock, and whose signed copy is not still on its way to the donor: those
 * of one customer that are due since the same moment, of which others see one change; none when none is due.
 */
export async function listDueOrders(database: Database): Promise<{ id: string; orderedBy: string | null }[]> {
  const first = await database
    .selectFrom('porting')
    .select(['auto_start_order as dueAt', 'customer'])
    .where('auto_start_order', '<=', now)
    .where((where) => where.not(isOnItsWayToDonor))
    .orderBy('auto_start_order')
    .orderBy('id')
    .executeTakeFirst()
  if (!first) return []
  return database
    .selectFrom('porting')
    .select(['id', 'auto_start_employee as orderedBy'])
    .where('auto_start_order', '=', first.dueAt)
    .where('customer', '=', first.customer)
    .where((where) => where.not(isOnItsWayToDonor))
    .orderBy('id')
    .limit(mostTogether)
    .execute()
}
