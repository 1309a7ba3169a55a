import type { PortingStage } from '@telecomx/validation'
import { sql } from 'kysely'
import { type Actor, insertAuditEntries } from '../audit/audit-log.js'
import { now } from '../query/now.js'
import type { DatabaseTransaction, OrderState } from '../schema.js'
import { type TransitionName, transitions } from './transitions.js'

/** An order stands while its porting is in these, and at the donor in the last three. */
const stagesWithOrder: readonly PortingStage[] = [
  'IN_ORDERED',
  'IN_CONFIRMED',
  'IN_DONOR_CONTACTED',
  'IN_REJECTED',
]
const stagesOfAnswer: readonly PortingStage[] = ['IN_REJECTED', 'IN_COMPLETED']
/** Of an order that stands. */
export const openStates = ['queued', 'sending', 'sent'] as const satisfies OrderState[]

/** Who ends orders of a customer's portings. */
export interface OrdersEnder {
  actor: Actor
  customerId: string
}

/** Ends the orders of portings that came by that transition to a stage in which none stands. */
export async function endOrders(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
  transition: TransitionName,
  { stage, ...by }: OrdersEnder & { stage: PortingStage },
): Promise<void> {
  if (!transitions[transition].from.some((from) => stagesWithOrder.includes(from))) return
  if (stagesOfAnswer.includes(stage)) await updateOrdersToAnswered(trx, portingIds, by)
  else if (transition === 'order' || !stagesWithOrder.includes(stage))
    await withdrawOrders(trx, portingIds, by)
}

/** The answer did not come by the order's own way; whoever has it hears nothing more. */
async function updateOrdersToAnswered(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
  by: OrdersEnder,
): Promise<void> {
  const orders = await lockOpenOrders(trx, portingIds)
  if (orders.length === 0) return
  await trx
    .updateTable('porting_order')
    .set({ state: 'answered', lease_owner: null, next_attempt_at: null, answered_at: now })
    .where('id', 'in', idsOf(orders))
    .execute()
  await insertEndings(trx, by, orders, () => 'answered')
}

/**
 * Calls off the open orders of portings. One that was never in hand is no more; one that may have left is to be called off
 * where it went. Who has it in hand is let finish first.
 */
export async function withdrawOrders(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
  by: OrdersEnder,
): Promise<void> {
  const orders = await lockOpenOrders(trx, portingIds)
  if (orders.length === 0) return
  // MySQL sets columns from left to right, so the state comes last: the others go by what it was.
  await sql`
    update porting_order set
      next_attempt_at = case when attempts = 0 then null when state = 'sending' then next_attempt_at else ${now} end,
      lease_owner = null,
      state = case when attempts = 0 then 'withdrawn' else 'withdrawing' end
    where id in (${sql.join(idsOf(orders))})`.execute(trx)
  await insertEndings(trx, by, orders, ({ attempts }) => (attempts === 0 ? 'withdrawn' : 'withdrawing'))
}

type OpenOrder = Awaited<ReturnType<typeof lockOpenOrders>>[number]

function lockOpenOrders(trx: DatabaseTransaction, portingIds: readonly string[]) {
  return trx
    .selectFrom('porting_order')
    .select(['id', 'state', 'attempts'])
    .where('porting', 'in', portingIds)
    .where('state', 'in', openStates)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function idsOf(orders: readonly OpenOrder[]): string[] {
  return orders.map(({ id }) => id)
}

async function insertEndings(
  trx: DatabaseTransaction,
  { actor, customerId }: OrdersEnder,
  orders: readonly OpenOrder[],
  stateOf: (order: OpenOrder) => OrderState,
): Promise<void> {
  const entries = orders.map((order) => ({
    action: 'order.end' as const,
    customerId,
    objectType: 'order' as const,
    objectId: order.id,
    before: { state: order.state },
    after: { state: stateOf(order) },
  }))
  await insertAuditEntries(trx, actor, entries)
}
