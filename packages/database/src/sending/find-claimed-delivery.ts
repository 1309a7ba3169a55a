import type { DeliveryLetter, DeliveryMethod } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import type { Database, Language, SignedCopyTable } from '../schema.js'

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
  letter: DeliveryLetter
  /** What the letter tells beside what it carries, as it was recorded. */
  facts: unknown
  /** Whom its message shows, of one that has copies or is one. */
  shownRecipients: { to: string; cc: string[] } | undefined
  documents: {
    id: string
    portingCode: string
    donorName: string
    numberCount: number
    pages: number
    bytes: Uint8Array
  }[]
  /** The oldest first; none when the file of one is gone: what is left would pass for the whole. */
  signedCopies: { type: SignedCopyTable['type']; bytes: Uint8Array }[]
}

/** Everything that a courier needs of the delivery that the claim took; undefined when the claim has ended or a document's file is gone. */
export async function findClaimedDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
): Promise<ClaimedDelivery | undefined> {
  const row = await database
    .selectFrom('delivery')
    .innerJoin('customer', 'customer.id', 'delivery.customer')
    .leftJoin('employee as contact', 'contact.primary_of', 'delivery.customer')
    .leftJoin('delivery as main', 'main.id', 'delivery.cc_of')
    .innerJoin('delivery_attempt as first', (join) =>
      join.onRef('first.delivery', '=', 'delivery.id').on('first.number', '=', 1),
    )
    .select(['delivery.id', 'delivery.method', 'delivery.recipient', 'delivery.language'])
    .select(['delivery.message_id', 'delivery.return_by', 'first.started_at'])
    .select(['delivery.letter', 'delivery.letter_facts'])
    .select(['customer.name as customerName', 'contact.name as contactName'])
    .select(['contact.email_address as contactEmail', 'contact.fax_number as contactFax'])
    .select(['delivery.cc', 'main.recipient as mainRecipient', 'main.cc as mainCc'])
    .where('delivery.id', '=', deliveryId)
    .where('delivery.lease_owner', '=', leaseOwner)
    .executeTakeFirst()
  const enclosed = row && (await findDocuments(database, deliveryId))
  if (!enclosed) return undefined
  return {
    id: row.id,
    method: row.method,
    recipient: row.recipient,
    language: row.language,
    messageId: row.message_id,
    createdAt: row.started_at.toISOString(),
    returnBy: row.return_by ?? undefined,
    customerName: row.customerName,
    contactName: goesToContact(row) ? (row.contactName ?? undefined) : undefined,
    shownRecipients: shownRecipients(row),
    letter: row.letter,
    facts: JSON.parse(row.letter_facts ?? '{}'),
    ...enclosed,
    signedCopies: await findSignedCopies(database, deliveryId),
  }
}

async function findDocuments(
  database: Database,
  deliveryId: string,
): Promise<Pick<ClaimedDelivery, 'mitId' | 'documents'> | undefined> {
  const rows = await database
    .selectFrom('delivery_document')
    .innerJoin('poa_document', 'poa_document.id', 'delivery_document.document')
    .leftJoin('poa_document_file', 'poa_document_file.document', 'poa_document.id')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['poa_document.id', 'poa_document.porting_code as portingCode', 'operator.name as donorName'])
    .select(['poa_document.number_count as numberCount', 'poa_document.pages', 'poa_document.mit_id'])
    .select('poa_document_file.bytes')
    .where('delivery_document.delivery', '=', deliveryId)
    .orderBy('poa_document.operator')
    .execute()
  const documents = rows.flatMap(({ id, portingCode, donorName, numberCount, pages, bytes }) =>
    bytes ? [{ id, portingCode, donorName, numberCount, pages, bytes }] : [],
  )
  if (documents.length < rows.length) return undefined
  return { mitId: rows[0]?.mit_id === 1, documents }
}

async function findSignedCopies(
  database: Database,
  deliveryId: string,
): Promise<ClaimedDelivery['signedCopies']> {
  const rows = await database
    .selectFrom('delivery_signed_copy')
    .innerJoin('signed_copy', 'signed_copy.id', 'delivery_signed_copy.signed_copy')
    .leftJoin('signed_copy_part as part', 'part.signed_copy', 'signed_copy.id')
    .select(['signed_copy.id', 'signed_copy.type', 'part.bytes'])
    .where('delivery_signed_copy.delivery', '=', deliveryId)
    .orderBy('signed_copy.received_at')
    .orderBy('signed_copy.id')
    .orderBy('part.number')
    .execute()
  const parts = rows.flatMap(({ bytes, ...copy }) => (bytes ? [{ ...copy, bytes }] : []))
  if (parts.length < rows.length) return []
  return [...groupBy(parts, ({ id }) => id).values()].flatMap((ofOne) =>
    ofOne.slice(0, 1).map(({ type }) => ({ type, bytes: Buffer.concat(ofOne.map(({ bytes }) => bytes)) })),
  )
}

/** Of a copy those of the delivery that it is one of. */
function shownRecipients(row: {
  recipient: string
  cc: string | null
  mainRecipient: string | null
  mainCc: string | null
}): ClaimedDelivery['shownRecipients'] {
  const cc = row.mainCc ?? row.cc
  return cc === null ? undefined : { to: row.mainRecipient ?? row.recipient, cc: JSON.parse(cc) as string[] }
}

function goesToContact(row: { recipient: string; contactEmail: string | null; contactFax: string | null }) {
  const recipient = row.recipient.toLowerCase()
  return [row.contactEmail, row.contactFax].some((address) => address?.toLowerCase() === recipient)
}
