import { sql } from 'kysely'
import type { DeliveryMethod, DeliveryState } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { DatabaseTransaction } from '../schema.js'

/** A delivery that a mail server reports about. */
export interface ReportedDelivery {
  id: string
  customerId: string
  method: DeliveryMethod
  recipient: string
  state: DeliveryState
  /** A sender hands it over: whether it was sent is known in a moment. */
  isInHand: boolean
}

/**
 * The delivery whose mail had that Message-ID, locked. None of those of earlier versions, whose Message-ID anybody can write
 * down who may see the delivery: it is made of its id.
 */
export async function lockReportedDelivery(
  trx: DatabaseTransaction,
  messageId: string,
): Promise<ReportedDelivery | undefined> {
  const found = await trx
    .selectFrom('delivery')
    .select(['id', 'customer as customerId', 'method', 'recipient', 'state'])
    .select(sql<number>`state = 'sending' and job is null and next_attempt_at > ${now}`.as('isInHand'))
    .where('message_id', '=', messageId)
    .where('message_id', 'not like', sql<string>`concat('<', id, '@%')`)
    .forUpdate()
    .executeTakeFirst()
  return found && { ...found, isInHand: found.isInHand === 1 }
}

/**
 * Fails a delivery that came back, and has nobody reminded at that address any more. False, and nothing changed, unless it
 * was sent, or nobody knows whether it was, and no person decided about it.
 */
export async function failBouncedDelivery(
  trx: DatabaseTransaction,
  { id, customerId, method, recipient }: ReportedDelivery,
  answer: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set({ state: 'failed', cause: 'BOUNCED', answer, settled_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['sent', 'unknown'])
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await trx
    .updateTable('delivery')
    .set({ next_reminder_at: null })
    .where('customer', '=', customerId)
    .where('method', '=', method)
    .where('recipient', '=', recipient)
    .where('next_reminder_at', 'is not', null)
    .execute()
  return true
}
