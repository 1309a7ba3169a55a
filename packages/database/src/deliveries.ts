import { sql } from 'kysely'
import { inAutocommit } from './in-transaction.js'
import { now } from './now.js'
import type { Database, DatabaseTransaction, Language } from './schema.js'

export interface NewDelivery {
  id: string
  customerId: string
  method: 'EMAIL' | 'FAX'
  recipient: string
  language: Language
  messageId: string
  employeeId: string
  documentIds: readonly string[]
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
      language: delivery.language,
      message_id: delivery.messageId,
      state: 'queued',
      attempts: 0,
      next_attempt_at: now,
      created_at: now,
      created_by: delivery.employeeId,
    })
    .execute()
  await trx
    .insertInto('delivery_document')
    .values(delivery.documentIds.map((document) => ({ delivery: delivery.id, document })))
    .execute()
}

/** A claim of one delivery: only its holder may say what became of it. */
export interface DeliveryClaim {
  /** Unique for this attempt. */
  leaseOwner: string
  leaseSeconds: number
  /** The methods that this process has a transport for. */
  methods: readonly ('EMAIL' | 'FAX')[]
}

export interface ClaimedDelivery {
  id: string
  method: 'EMAIL' | 'FAX'
  recipient: string
  language: Language
  messageId: string
  attempts: number
  createdAt: string
  customerName: string
  mitId: boolean
  documents: {
    id: string
    portingCode: string
    donorName: string
    numberCount: number
    pages: number
    bytes: Uint8Array
  }[]
}

/**
 * Takes the delivery that has waited longest, or one whose sender died. The claim is one conditional update, so it
 * holds with any number of senders; no row lock carries it. A fax whose sender died is left alone: it may have
 * gone out, and a fax cannot be recognised as a repeat (`settleAbandonedFaxes`).
 */
export async function claimDelivery(database: Database, claim: DeliveryClaim): Promise<boolean> {
  const update = database
    .updateTable('delivery')
    .set((column) => ({
      state: 'sending',
      attempts: column('attempts', '+', 1),
      lease_owner: claim.leaseOwner,
      lease_until: sql<Date>`${now} + interval ${claim.leaseSeconds} second`,
    }))
    .where('method', 'in', claim.methods)
    .where((due) =>
      due.or([
        due.and([due('state', '=', 'queued'), due('next_attempt_at', '<=', now)]),
        due.and([due('state', '=', 'sending'), due('lease_until', '<', now), due('method', '=', 'EMAIL')]),
      ]),
    )
    .orderBy('next_attempt_at')
    .limit(1)
  const claimed = await inAutocommit(() => update.executeTakeFirst())
  return claimed.numUpdatedRows === 1n
}

/** A fax whose sender died while sending: nobody knows whether it went out, so a person decides. */
export async function settleAbandonedFaxes(database: Database): Promise<void> {
  await database
    .updateTable('delivery')
    .set({
      state: 'unknown',
      answer: 'the sender stopped while sending',
      settled_at: now,
    })
    .where('state', '=', 'sending')
    .where('method', '=', 'FAX')
    .where('lease_until', '<', now)
    .execute()
}

export type DeliverySettlement =
  | { state: 'sent' | 'failed' | 'unknown'; answer: string }
  | { state: 'queued'; answer: string; retryAfterSeconds: number }

/** Writes what became of an attempt; false when the lease ran out and somebody else took the delivery over. */
export async function settleDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId?: string | undefined },
  settlement: DeliverySettlement,
): Promise<boolean> {
  const claimed = database
    .updateTable('delivery')
    .set({
      state: settlement.state,
      answer: settlement.answer,
      lease_owner: null,
      lease_until: null,
      ...(settlement.state === 'queued'
        ? {
            next_attempt_at: sql<Date>`${now} + interval ${settlement.retryAfterSeconds} second`,
          }
        : { settled_at: now }),
    })
    .where('lease_owner', '=', leaseOwner)
    .where('state', '=', 'sending')
  const update = deliveryId === undefined ? claimed : claimed.where('id', '=', deliveryId)
  const settled = await inAutocommit(() => update.executeTakeFirst())
  return settled.numUpdatedRows === 1n
}

/** What a claim took: everything that a courier needs. */
export async function findClaimedDelivery(
  database: Database,
  leaseOwner: string,
): Promise<ClaimedDelivery | undefined> {
  const rows = await database
    .selectFrom('delivery')
    .innerJoin('customer', 'customer.id', 'delivery.customer')
    .innerJoin('delivery_document', 'delivery_document.delivery', 'delivery.id')
    .innerJoin('poa_document', 'poa_document.id', 'delivery_document.document')
    .innerJoin('poa_document_file', 'poa_document_file.document', 'poa_document.id')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['delivery.id', 'delivery.method', 'delivery.recipient', 'delivery.language'])
    .select([
      'delivery.message_id',
      'delivery.attempts',
      'delivery.created_at',
      'customer.name as customerName',
    ])
    .select(['poa_document.id as documentId', 'poa_document.porting_code', 'poa_document.number_count'])
    .select([
      'poa_document.pages',
      'poa_document.mit_id',
      'poa_document_file.bytes',
      'operator.name as donorName',
    ])
    .where('delivery.lease_owner', '=', leaseOwner)
    .orderBy('poa_document.operator')
    .execute()
  const [first] = rows
  return (
    first && {
      id: first.id,
      method: first.method,
      recipient: first.recipient,
      language: first.language,
      messageId: first.message_id,
      attempts: first.attempts,
      createdAt: first.created_at.toISOString(),
      customerName: first.customerName,
      mitId: first.mit_id === 1,
      // Whatever else a claim might hold: one parcel never carries another customer's documents.
      documents: rows
        .filter(({ id }) => id === first.id)
        .map((row) => ({
          id: row.documentId,
          portingCode: row.porting_code,
          donorName: row.donorName,
          numberCount: row.number_count,
          pages: row.pages,
          bytes: row.bytes,
        })),
    }
  )
}
