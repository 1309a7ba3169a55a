import type { PortingStage } from '@telecomx/validation'
import { sql } from 'kysely'
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
const openStates = ['queued', 'sending', 'sent'] as const satisfies OrderState[]

/** Ends the orders of portings that came by that transition to a stage in which none stands. */
export async function endOrders(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
  transition: TransitionName,
  stage: PortingStage,
): Promise<void> {
  if (!transitions[transition].from.some((from) => stagesWithOrder.includes(from))) return
  if (stagesOfAnswer.includes(stage)) await updateOrdersToAnswered(trx, portingIds)
  else if (transition === 'order' || !stagesWithOrder.includes(stage)) await withdrawOrders(trx, portingIds)
}

/** The answer did not come by the order's own way; whoever has it hears nothing more. */
async function updateOrdersToAnswered(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('porting_order')
    .set({ state: 'answered', lease_owner: null, next_attempt_at: null, answered_at: now })
    .where('porting', 'in', portingIds)
    .where('state', 'in', openStates)
    .execute()
}

/**
 * One that was never in hand is no more; one that may have left is to be called off where it went. Who has it in hand is
 * let finish first.
 */
async function withdrawOrders(trx: DatabaseTransaction, portingIds: readonly string[]): Promise<void> {
  // MySQL sets columns from left to right, so the state comes last: the others go by what it was.
  await sql`
    update porting_order set
      next_attempt_at = case when attempts = 0 then null when state = 'sending' then next_attempt_at else ${now} end,
      lease_owner = null,
      state = case when attempts = 0 then 'withdrawn' else 'withdrawing' end
    where porting in (${sql.join(portingIds)}) and state in (${sql.join(openStates)})`.execute(trx)
}
