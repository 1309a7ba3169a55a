import { sql } from 'kysely'
import type { DeliveryLetter, DeliveryMethod, DeliveryState } from '@telecomx/validation'
import { now } from '../query/now.js'
import { chunksOf } from '../query/chunks-of.js'
import type { Database, DatabaseTransaction, DeliveryCause, Language } from '../schema.js'

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
  /** What the letter tells beside what it carries. */
  letterFacts?: object | undefined
  /** The signed copies that it carries. */
  signedCopyIds?: readonly string[]
  /** Who gets copies of it, each as a delivery of its own. */
  cc?: readonly string[]
  /** The delivery that it is a copy of. */
  ccOf?: string | undefined
  /** It is not sent before then. Default: at once. */
  notBefore?: Date | undefined
  /** After so many days its recipient is reminded. Default: never. */
  remindAfterDays?: number | undefined
}

/** Records what is to be sent; the sender takes it from here, after the commit. */
export async function insertDelivery(trx: DatabaseTransaction, delivery: NewDelivery): Promise<void> {
  await insertDeliveries(trx, [delivery])
}

/** The same of several at once. */
export async function insertDeliveries(
  trx: DatabaseTransaction,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  for (const chunk of chunksOf(deliveries))
    await trx.insertInto('delivery').values(chunk.map(toRow)).execute()
  const documents = deliveries.flatMap(({ id: delivery, documentIds }) =>
    documentIds.map((document) => ({ delivery, document })),
  )
  if (documents.length > 0) await trx.insertInto('delivery_document').values(documents).execute()
  const copies = deliveries.flatMap(({ id: delivery, signedCopyIds = [] }) =>
    signedCopyIds.map((signed_copy) => ({ delivery, signed_copy })),
  )
  if (copies.length > 0) await trx.insertInto('delivery_signed_copy').values(copies).execute()
}

function toRow(delivery: NewDelivery) {
  const { remindAfterDays: days } = delivery
  return {
    id: delivery.id,
    customer: delivery.customerId,
    method: delivery.method,
    recipient: delivery.recipient,
    other_recipient: delivery.isOtherRecipient,
    language: delivery.language,
    message_id: delivery.messageId,
    return_by: delivery.returnBy ?? null,
    state: 'queued' as const,
    attempts: 0,
    // Not long ago: what was due then would count as overdue.
    next_attempt_at: delivery.notBefore ? sql<Date>`greatest(${now}, ${delivery.notBefore})` : now,
    created_at: now,
    created_by: delivery.employeeId,
    resend_of: delivery.resendOf ?? null,
    letter: delivery.letter ?? 'POA',
    letter_facts: delivery.letterFacts ? JSON.stringify(delivery.letterFacts) : null,
    cc: delivery.cc?.length ? JSON.stringify(delivery.cc) : null,
    cc_of: delivery.ccOf ?? null,
    next_reminder_at: days === undefined ? null : sql<Date>`${now} + interval ${days} day`,
  }
}

/** What a person decides about: state, recipient, and whose it is. */
export interface DeliveryToDecide {
  id: string
  customerId: string
  method: DeliveryMethod
  recipient: string
  state: DeliveryState
  letter: DeliveryLetter
  letterFacts: object | undefined
  /** The delivery that it is a copy of. */
  ccOf: string | null
  documentIds: string[]
  signedCopyIds: string[]
}

/** Whose it is, which letter, and in which state. */
export async function findDeliveryState(
  database: Database,
  deliveryId: string,
): Promise<{ customer: string; state: DeliveryState; letter: DeliveryLetter } | undefined> {
  return database
    .selectFrom('delivery')
    .select(['customer', 'state', 'letter'])
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
  const row = await trx
    .selectFrom('delivery')
    .select(['id', 'customer as customerId', 'method', 'recipient', 'state', 'letter', 'letter_facts'])
    .select('cc_of as ccOf')
    .where('id', '=', deliveryId)
    .executeTakeFirst()
  if (!row) return undefined
  const { letter_facts, ...delivery } = row
  const letterFacts = letter_facts === null ? undefined : (JSON.parse(letter_facts) as object)
  return { ...delivery, letterFacts, ...(await listEnclosures(trx, deliveryId)) }
}

async function listEnclosures(trx: DatabaseTransaction, deliveryId: string) {
  const documents = await trx
    .selectFrom('delivery_document')
    .select('document')
    .where('delivery', '=', deliveryId)
    .execute()
  const copies = await trx
    .selectFrom('delivery_signed_copy')
    .select('signed_copy')
    .where('delivery', '=', deliveryId)
    .execute()
  return {
    documentIds: documents.map(({ document }) => document),
    signedCopyIds: copies.map(({ signed_copy }) => signed_copy),
  }
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
 * The delivery that repeats this one to that recipient with those copies: one that has not ended, or was recorded within the last minute
 * and did not fail.
 */
export async function findRepeat(
  trx: DatabaseTransaction,
  deliveryId: string,
  { recipient, cc }: { recipient: string; cc: readonly string[] },
): Promise<string | undefined> {
  const found = await trx
    .selectFrom('delivery')
    .select('id')
    .where('resend_of', '=', deliveryId)
    .where('recipient', '=', recipient)
    .where('cc', '<=>', cc.length > 0 ? JSON.stringify(cc) : null)
    // What reminds of it was nobody's call.
    .where('created_by', 'is not', null)
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
