import { sql } from 'kysely'
import { inRuns } from '../connection/in-runs.js'
import { wasUndone } from '../connection/unavailable-reason.js'
import { now } from '../query/now.js'
import type { Database, DeliveryCause, DeliveryTable } from '../schema.js'

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
 * Writes what became of a claimed delivery, and of its newest attempt, and ends the claim; false, and nothing written, when
 * the lease had ended and somebody else took the delivery over. One statement, which tells by itself whether an earlier call
 * did it: may be called again after an unclear answer, or when it lost to others.
 */
export async function settleDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
  settlement: DeliverySettlement,
): Promise<boolean> {
  const { state, answer, fault = null, via, cause = null } = settlement
  // The claim began this attempt or asks about it.
  const update = sql`update delivery
    left join delivery_attempt as attempt
      on attempt.delivery = delivery.id and attempt.number = delivery.attempts
    set delivery.state = ${state}, delivery.answer = ${answer}, delivery.cause = ${cause},
      delivery.lease_owner = null, delivery.via = coalesce(${via ?? null}, delivery.via), ${timesOf(settlement)},
      attempt.answer = ${answer}, attempt.fault = ${fault}, attempt.outcome = ${state},
      attempt.ended_at = ${state === 'sending' ? null : now}
    where delivery.id = ${deliveryId} and delivery.lease_owner = ${leaseOwner} and delivery.state = 'sending'`
  return inRuns(
    async () => {
      const { numAffectedRows = 0n } = await update.execute(database)
      return numAffectedRows > 0n || isSettled(database, deliveryId, settlement)
    },
    { lostToOthers: wasUndone, hadNoEffect: () => false },
  )
}

/** Whether an earlier call wrote it, whose answer was lost. */
async function isSettled(
  database: Database,
  deliveryId: string,
  { state, answer }: DeliverySettlement,
): Promise<boolean> {
  const found = await database
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
  const inSeconds = (seconds: number) => sql`${now} + interval ${seconds} second`
  if (settlement.state === 'queued')
    return sql`delivery.next_attempt_at = ${inSeconds(settlement.retryAfterSeconds)}, delivery.job = null`
  if (settlement.state === 'sending')
    return sql`delivery.next_attempt_at = ${inSeconds(settlement.askAfterSeconds)}, delivery.job = ${settlement.job}`
  return sql`delivery.next_attempt_at = null, delivery.settled_at = ${now}`
}
