import { type Expression, type SqlBool, sql } from 'kysely'
import type { DeliveryMethod, DeliveryState } from '@telecomx/validation'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'

/** How many due ones are looked at: with several servers the first is often in hand already. */
const candidates = 10

/** Deliveries that are to be reminded of, the longest due first, and the moment by the database's clock. */
export async function listDueReminders(database: Database): Promise<{ moment: Date; deliveryIds: string[] }> {
  const rows = await database
    .selectFrom('delivery')
    .select(['id', now.as('moment')])
    .where('next_reminder_at', '<=', now)
    .orderBy('next_reminder_at')
    .limit(candidates)
    .execute()
  return { moment: rows[0]?.moment ?? new Date(0), deliveryIds: rows.map(({ id }) => id) }
}

/** What decides whether a delivery is reminded of, and how. */
export interface DueReminder {
  id: string
  customerId: string
  method: DeliveryMethod
  recipient: string
  isOtherRecipient: boolean
  state: DeliveryState
  /** How many there were. */
  reminders: number
  /** Whether the customer is to be reminded of anything. */
  isWanted: boolean
  documents: {
    id: string
    /** It waits for its signature, and no copy of it is here. */
    isOpen: boolean
    /** It may become open once more: what is here of it can be refused. */
    isPending: boolean
  }[]
}

export async function findDueReminder(
  trx: DatabaseTransaction,
  deliveryId: string,
): Promise<DueReminder | undefined> {
  const row = await trx
    .selectFrom('delivery')
    .innerJoin('customer', 'customer.id', 'delivery.customer')
    .select(['delivery.id', 'delivery.customer as customerId', 'method', 'recipient', 'other_recipient'])
    .select(['delivery.state', 'delivery.reminders', 'customer.reminders as isWanted'])
    .where('delivery.id', '=', deliveryId)
    .where('next_reminder_at', '<=', now)
    .executeTakeFirst()
  if (!row) return undefined
  const { other_recipient, isWanted, ...delivery } = row
  return {
    ...delivery,
    isOtherRecipient: other_recipient === 1,
    isWanted: isWanted === 1,
    documents: await listRemindedDocuments(trx, deliveryId),
  }
}

async function listRemindedDocuments(
  trx: DatabaseTransaction,
  deliveryId: string,
): Promise<DueReminder['documents']> {
  const isAwaiting = hasPortingAt('IN_AWAITING_POA_FROM_CUSTOMER')
  const rows = await trx
    .selectFrom('delivery_document')
    .innerJoin('poa_document', 'poa_document.id', 'delivery_document.document')
    .select('poa_document.id')
    .select(sql<number>`${isAwaiting} and not ${hasCopy}`.as('isOpen'))
    .select(sql<number>`${isAwaiting} or ${hasPortingAt('IN_POA_RECEIVED_FROM_CUSTOMER')}`.as('isPending'))
    .where('delivery_document.delivery', '=', deliveryId)
    .where('poa_document.replaced_at', 'is', null)
    .orderBy('poa_document.operator')
    .execute()
  return rows.map(({ id, isOpen, isPending }) => ({
    id,
    isOpen: isOpen === 1,
    isPending: isPending === 1,
  }))
}

function hasPortingAt(stage: string): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from poa_document_porting as link join porting on porting.id = link.porting
    where link.document = poa_document.id and porting.stage = ${stage})`
}

/** One that was filed, or one that nobody could read yet and that came for a porting of the document. */
const hasCopy = sql<SqlBool>`(exists (
  select 1 from signed_copy
  where signed_copy.poa_document = poa_document.id and signed_copy.state in ('RECEIVED', 'APPROVED'))
  or exists (
  select 1 from signed_copy join poa_document_porting as link on link.porting = signed_copy.uploaded_to
  where link.document = poa_document.id and signed_copy.state = 'UNMATCHED'))`

/**
 * Says when the delivery is looked at next, null for never, and whether it was reminded of now. False, and nothing
 * changed, when somebody else did so.
 */
export async function updateReminder(
  trx: DatabaseTransaction,
  { id, reminders }: Pick<DueReminder, 'id' | 'reminders'>,
  { inDays, isReminded }: { inDays: number | null; isReminded: boolean },
): Promise<boolean> {
  const updated = await trx
    .updateTable('delivery')
    .set({
      reminders: reminders + (isReminded ? 1 : 0),
      next_reminder_at: inDays === null ? null : sql<Date>`${now} + interval ${inDays} day`,
    })
    .where('id', '=', id)
    .where('reminders', '=', reminders)
    .where('next_reminder_at', '<=', now)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
