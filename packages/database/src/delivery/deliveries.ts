import { sql } from 'kysely'
import type { DeliveryMethod, DeliveryState } from '@telecomx/validation'
import { inAutocommit } from '../connection/in-autocommit.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, DeliveryCause, DeliveryLetter, Language } from '../schema.js'

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
  returnBy?: string | undefined
  /** Null when nobody had it sent. */
  employeeId: string | null
  /** The powers of attorney that it carries. */
  documentIds: readonly string[]
  /** The delivery that it repeats. */
  resendOf?: string
  /** What it says. Default: documents to sign. */
  letter?: DeliveryLetter
  /** What the letter tells beside its documents. */
  letterFacts?: object
  /** The signed copies that it carries. */
  signedCopyIds?: readonly string[]
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
      return_by: delivery.returnBy ?? null,
      state: 'queued',
      attempts: 0,
      next_attempt_at: now,
      created_at: now,
      created_by: delivery.employeeId,
      resend_of: delivery.resendOf ?? null,
      letter: delivery.letter ?? 'POA',
      letter_facts: delivery.letterFacts ? JSON.stringify(delivery.letterFacts) : null,
    })
    .execute()
  const documents = delivery.documentIds.map((document) => ({ delivery: delivery.id, document }))
  if (documents.length > 0) await trx.insertInto('delivery_document').values(documents).execute()
  const copies = delivery.signedCopyIds?.map((signed_copy) => ({ delivery: delivery.id, signed_copy })) ?? []
  if (copies.length > 0) await trx.insertInto('delivery_signed_copy').values(copies).execute()
}

/** What a person decides about: state, recipient, and whose it is. */
export interface DeliveryToDecide {
  id: string
  customerId: string
  method: DeliveryMethod
  recipient: string
  state: DeliveryState
  documentIds: string[]
}

/** Whose it is, and in which state. */
export async function findDeliveryState(
  database: Database,
  deliveryId: string,
): Promise<{ customer: string; state: DeliveryState } | undefined> {
  return database
    .selectFrom('delivery')
    .select(['customer', 'state'])
    .where('id', '=', deliveryId)
    .executeTakeFirst()
}

/**
 * Reads a delivery to decide about it. Others who would do the same, or send it, wait; on another node of a cluster only
 * one of them can commit.
 */
export async function lockDelivery(
  trx: DatabaseTransaction,
  deliveryId: string,
): Promise<DeliveryToDecide | undefined> {
  // Counting changes the row whatever the moment; an update to what it is already would be no write to a cluster.
  await trx
    .updateTable('delivery')
    .set((column) => ({ resends: column('resends', '+', 1) }))
    .where('id', '=', deliveryId)
    .execute()
  const rows = await trx
    .selectFrom('delivery')
    .innerJoin('delivery_document', 'delivery_document.delivery', 'delivery.id')
    .select(['delivery.id', 'customer as customerId', 'method', 'recipient', 'state'])
    .select('delivery_document.document')
    .where('delivery.id', '=', deliveryId)
    .execute()
  const [first] = rows
  if (!first) return undefined
  const { document: _, ...delivery } = first
  return { ...delivery, documentIds: rows.map(({ document }) => document) }
}

/** Has a waiting delivery tried at once; one that is being sent already goes on. */
export async function updateQueuedDeliveryToDue(trx: DatabaseTransaction, deliveryId: string): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ next_attempt_at: now })
    .where('id', '=', deliveryId)
    .where('state', '=', 'queued')
    .execute()
}

/** Ends a delivery by a person's word. The caller holds its lock and has seen its state. */
export async function decideDelivery(
  trx: DatabaseTransaction,
  deliveryId: string,
  { state, cause, employeeId }: { state: 'sent' | 'failed'; cause: DeliveryCause; employeeId: string },
): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ state, cause, next_attempt_at: null, settled_at: now, decided_at: now, decided_by: employeeId })
    .where('id', '=', deliveryId)
    .execute()
}

/**
 * The delivery that repeats this one to that recipient: one that has not ended, or was recorded within the last minute
 * and did not fail.
 */
export async function findRepeat(
  trx: DatabaseTransaction,
  deliveryId: string,
  recipient: string,
): Promise<string | undefined> {
  const found = await trx
    .selectFrom('delivery')
    .select('id')
    .where('resend_of', '=', deliveryId)
    .where('recipient', '=', recipient)
    .where('state', '<>', 'failed')
    .where((where) =>
      where.or([
        where('state', 'in', ['queued', 'sending']),
        where('created_at', '>', sql<Date>`${now} - interval 1 minute`),
      ]),
    )
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return found?.id
}

/** Counts a delivery to another recipient than the contact, and gives how many those are in this hour of the day. */
export async function countOtherRecipient(trx: DatabaseTransaction, customerId: string): Promise<number> {
  const hour = await findHour(trx)
  await trx
    .insertInto('other_recipient_hour')
    .values({ customer: customerId, hour, sent: 1 })
    .onDuplicateKeyUpdate((column) => ({ sent: column('sent', '+', 1) }))
    .execute()
  const { sent } = await trx
    .selectFrom('other_recipient_hour')
    .select('sent')
    .where('customer', '=', customerId)
    .where('hour', '=', hour)
    .executeTakeFirstOrThrow()
  return sent
}

/** Writes down that a delivery to another recipient was refused because there were too many. */
export async function recordRefusedRecipient(database: Database, customerId: string): Promise<void> {
  const hour = await findHour(database)
  const insert = database
    .insertInto('other_recipient_hour')
    .values({ customer: customerId, hour, refused: 1 })
    .onDuplicateKeyUpdate((column) => ({ refused: column('refused', '+', 1) }))
  await inAutocommit(() => insert.execute())
}

/** The hour that it is, by the database's clock. */
async function findHour(database: Database): Promise<Date> {
  const hour = sql<Date>`cast(date_format(utc_timestamp(), '%Y-%m-%d %H:00:00') as datetime)`
  const found = await database.selectNoFrom(hour.as('hour')).executeTakeFirstOrThrow()
  return found.hour
}
