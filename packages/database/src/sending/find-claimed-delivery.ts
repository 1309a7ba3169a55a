import type { DeliveryMethod } from '@telecomx/validation'
import type { Database, Language } from '../schema.js'

export interface ClaimedDelivery {
  id: string
  method: DeliveryMethod
  recipient: string
  language: Language
  messageId: string
  /** When it was first tried, ISO 8601: a repeat has the same date. Names are those of now. */
  createdAt: string
  /** `2026-12-10`; none of deliveries that were recorded before there was such a day. */
  returnBy: string | undefined
  customerName: string
  /** The primary contact's name when the delivery goes to an address of it; to others it says nothing. */
  contactName: string | undefined
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

/** Everything that a courier needs of the delivery that the claim took; undefined when the claim has ended. */
export async function findClaimedDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
): Promise<ClaimedDelivery | undefined> {
  const rows = await database
    .selectFrom('delivery')
    .innerJoin('customer', 'customer.id', 'delivery.customer')
    .leftJoin('employee as contact', 'contact.primary_of', 'delivery.customer')
    .innerJoin('delivery_document', 'delivery_document.delivery', 'delivery.id')
    .innerJoin('poa_document', 'poa_document.id', 'delivery_document.document')
    .innerJoin('poa_document_file', 'poa_document_file.document', 'poa_document.id')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .innerJoin('delivery_attempt as first', (join) =>
      join.onRef('first.delivery', '=', 'delivery.id').on('first.number', '=', 1),
    )
    .select(['delivery.id', 'delivery.method', 'delivery.recipient', 'delivery.language'])
    .select(['delivery.message_id', 'delivery.return_by', 'first.started_at'])
    .select(['customer.name as customerName', 'contact.name as contactName'])
    .select(['contact.email_address as contactEmail', 'contact.fax_number as contactFax'])
    .select(['poa_document.id as documentId', 'poa_document.porting_code', 'poa_document.number_count'])
    .select(['poa_document.pages', 'poa_document.mit_id'])
    .select(['poa_document_file.bytes', 'operator.name as donorName'])
    .where('delivery.id', '=', deliveryId)
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
      createdAt: first.started_at.toISOString(),
      returnBy: first.return_by ?? undefined,
      customerName: first.customerName,
      contactName: goesToContact(first) ? (first.contactName ?? undefined) : undefined,
      mitId: first.mit_id === 1,
      documents: rows.map((row) => ({
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

function goesToContact(row: { recipient: string; contactEmail: string | null; contactFax: string | null }) {
  const recipient = row.recipient.toLowerCase()
  return [row.contactEmail, row.contactFax].some((address) => address?.toLowerCase() === recipient)
}
