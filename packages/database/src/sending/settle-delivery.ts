import { sql } from 'kysely'
import { inTransaction } from '../connection/in-transaction.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, DeliveryCause, DeliveryTable } from '../schema.js'

export type DeliverySettlement = {
  /** What the other side said, one line of at most 200 characters; or what happened here, and then the cause. */
  answer: string
  /** What that means, by the courier's code. */
  fault?: string | undefined
  cause?: DeliveryCause
  /** The kind of transport that was used. */
  via?: DeliveryTable['via']
} & (
  | { state: 'sent' | 'failed' | 'unknown' }
  | { state: 'queued'; retryAfterSeconds: number }
  /** A fax server has it as that job, and is asked again. */
  | { state: 'sending'; job: string; askAfterSeconds: number }
)

/**
 * Writes what became of a claimed delivery and ends the claim; false, and nothing written, when the lease had ended and
 * somebody else took the delivery over. May be called again after an unclear answer.
 */
export async function settleDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
  settlement: DeliverySettlement,
): Promise<boolean> {
  const { state, answer, via, cause = null } = settlement
  return inTransaction(database, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('delivery')
      .set({ state, answer, cause, lease_owner: null, ...(via && { via }), ...timesOf(settlement) })
      .where('id', '=', deliveryId)
      .where('lease_owner', '=', leaseOwner)
      .where('state', '=', 'sending')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return isSettled(trx, deliveryId, settlement)
    await updateAttempt(trx, deliveryId, settlement)
    return true
  })
}

/** Whether an earlier call wrote it, whose answer was lost. */
async function isSettled(
  trx: DatabaseTransaction,
  deliveryId: string,
  { state, answer }: DeliverySettlement,
): Promise<boolean> {
  const found = await trx
    .selectFrom('delivery')
    .select('id')
    .where('id', '=', deliveryId)
    .where('lease_owner', 'is', null)
    .where('state', '=', state)
    .where('answer', '=', answer)
    .executeTakeFirst()
  return found !== undefined
}

function timesOf(settlement: DeliverySettlement) {
  const inSeconds = (seconds: number) => sql<Date>`${now} + interval ${seconds} second`
  if (settlement.state === 'queued')
    return { next_attempt_at: inSeconds(settlement.retryAfterSeconds), job: null }
  if (settlement.state === 'sending')
    return { next_attempt_at: inSeconds(settlement.askAfterSeconds), job: settlement.job }
  return { next_attempt_at: null, settled_at: now }
}

/** Of the newest attempt, which is the one that a claim began or asks about. */
async function updateAttempt(
  trx: DatabaseTransaction,
  deliveryId: string,
  { state, answer, fault }: DeliverySettlement,
): Promise<void> {
  await trx
    .updateTable('delivery_attempt')
    .set({ answer, fault: fault ?? null, outcome: state, ended_at: state === 'sending' ? null : now })
    .where('delivery', '=', deliveryId)
    .where('number', '=', (query) =>
      query.selectFrom('delivery').select('attempts').where('id', '=', deliveryId),
    )
    .execute()
}
