import { sql } from 'kysely'
import type { DeliveryMethod, DeliveryState } from '@telecomx/validation'
import { now } from './now.js'
import type { Database, DatabaseTransaction, Language } from './schema.js'

export interface NewDelivery {
  id: string
  customerId: string
  method: DeliveryMethod
  recipient: string
  /** Another one than the contact's own. */
  isOtherRecipient: boolean
  language: Language
  messageId: string
  /** The day by which the documents are wanted back, `2026-12-10`. */
  returnBy: string
  employeeId: string
  documentIds: readonly string[]
  /** The delivery that it repeats. */
  resendOf?: string
}

/** Records documents to be sent; the sender takes it from here, after the commit. */
export async function insertDelivery(trx: DatabaseTransaction, delivery: NewDelivery): Promise<void> {
  await trx
    .insertInto('delivery')
    .values({
      id: delivery.id,
      customer: delivery.customerId,
      method: delivery.method,
      recipient: delivery.recipient,
      other_recipient: delivery.isOtherRecipient,
      language: delivery.language,
      message_id: delivery.messageId,
      return_by: delivery.returnBy,
      state: 'queued',
      attempts: 0,
      next_attempt_at: now,
      created_at: now,
      created_by: delivery.employeeId,
      resend_of: delivery.resendOf ?? null,
    })
    .execute()
  await trx
    .insertInto('delivery_document')
    .values(delivery.documentIds.map((document) => ({ delivery: delivery.id, document })))
    .execute()
}

/** What a person decides about: state, recipient, and whose it is. */
export interface DeliveryToDecide {
  customerId: string
  method: DeliveryMethod
  recipient: string
  state: DeliveryState
  documentIds: string[]
}

export async function findDeliveryCustomer(
  database: Database,
  deliveryId: string,
): Promise<string | undefined> {
  const found = await database
    .selectFrom('delivery')
    .select('customer')
    .where('id', '=', deliveryId)
    .executeTakeFirst()
  return found?.customer
}

export async function findDeliveryToDecide(
  database: Database,
  deliveryId: string,
): Promise<DeliveryToDecide | undefined> {
  const rows = await database
    .selectFrom('delivery')
    .innerJoin('delivery_document', 'delivery_document.delivery', 'delivery.id')
    .select(['customer as customerId', 'method', 'recipient', 'state', 'delivery_document.document'])
    .where('delivery.id', '=', deliveryId)
    .execute()
  const [first] = rows
  if (!first) return undefined
  const { document: _, ...delivery } = first
  return { ...delivery, documentIds: rows.map(({ document }) => document) }
}

/** Has a waiting delivery tried at once; false when it does not wait any more. */
export async function updateQueuedDeliveryToDue(
  trx: DatabaseTransaction,
  deliveryId: string,
): Promise<boolean> {
  const update = trx
    .updateTable('delivery')
    .set({ next_attempt_at: now })
    .where('id', '=', deliveryId)
    .where('state', '=', 'queued')
  return changedOne(await update.executeTakeFirst())
}

/** Ends a waiting delivery without sending it; one that does not wait any more stays as it is. */
export async function updateQueuedDeliveryToFailed(
  trx: DatabaseTransaction,
  deliveryId: string,
  answer: string,
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state: 'failed', answer, next_attempt_at: null, settled_at: now })
    .where('id', '=', deliveryId)
    .where('state', '=', 'queued')
    .execute()
}

/**
 * Writes down what a person found out about a delivery with unknown outcome: that it arrived, or that it did not, and
 * then it is tried again. False when its outcome is not unknown.
 */
export async function decideUnknownDelivery(
  trx: DatabaseTransaction,
  { deliveryId, arrived, employeeId }: { deliveryId: string; arrived: boolean; employeeId: string },
): Promise<boolean> {
  const update = trx
    .updateTable('delivery')
    .set({
      ...(arrived
        ? { state: 'sent', settled_at: now }
        : { state: 'queued', settled_at: null, next_attempt_at: now, job: null }),
      decided_at: now,
      decided_by: employeeId,
    })
    .where('id', '=', deliveryId)
    .where('state', '=', 'unknown')
  return changedOne(await update.executeTakeFirst())
}

/** Counts a delivery to another recipient than the contact, and gives how many those are in this hour of the day. */
export async function countOtherRecipient(trx: DatabaseTransaction, customerId: string): Promise<number> {
  await trx
    .insertInto('other_recipient_hour')
    .values({ customer: customerId, hour: thisHour, sent: 1 })
    .onDuplicateKeyUpdate((column) => ({ sent: column('sent', '+', 1) }))
    .execute()
  const { sent } = await trx
    .selectFrom('other_recipient_hour')
    .select('sent')
    .where('customer', '=', customerId)
    .where('hour', '=', thisHour)
    .executeTakeFirstOrThrow()
  return sent
}

/** Writes down that a delivery to another recipient was refused because there were too many. */
export async function recordRefusedRecipient(database: Database, customerId: string): Promise<void> {
  await database
    .insertInto('other_recipient_hour')
    .values({ customer: customerId, hour: thisHour, refused: 1 })
    .onDuplicateKeyUpdate((column) => ({ refused: column('refused', '+', 1) }))
    .execute()
}

const thisHour = sql<Date>`date_format(utc_timestamp(), '%Y-%m-%d %H:00:00')`

function changedOne({ numUpdatedRows }: { numUpdatedRows: bigint }): boolean {
  return numUpdatedRows === 1n
}
