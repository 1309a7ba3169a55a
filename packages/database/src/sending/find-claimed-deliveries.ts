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
  /** To be read when it is its turn: together they may be large. */
  hasSignedCopies: boolean
}

/** A signed copy that goes along. */
export interface EnclosedCopy {
  type: SignedCopyTable['type']
  bytes: Uint8Array
}

/**
 * Everything that a courier needs of deliveries that the claim took, by their ids, but for signed copies; without those whose
 * claim has ended or of which a document's file is gone.
 */
export async function findClaimedDeliveries(
  database: Database,
  { leaseOwner, deliveryIds }: { leaseOwner: string; deliveryIds: readonly string[] },
): Promise<Map<string, ClaimedDelivery>> {
  const rows = await listClaimed(database, { leaseOwner, deliveryIds })
  const documents = await listDocuments(database, deliveryIds)
  return new Map(
    rows.flatMap((row) => {
      const enclosed = enclosedOf(documents.get(row.id) ?? [])
      return enclosed ? [[row.id, { ...claimedDelivery(row), ...enclosed }]] : []
    }),
  )
}

/** What came back signed and goes along, the oldest first; none when the file of one is gone: what is left would pass for the whole. */
export async function listSignedCopiesOf(database: Database, deliveryId: string): Promise<EnclosedCopy[]> {
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

function listClaimed(
  database: Database,
  { leaseOwner, deliveryIds }: { leaseOwner: string; deliveryIds: readonly string[] },
) {
  return database
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
    .select((row) => {
      const copies = row.selectFrom('delivery_signed_copy as copy').select('copy.delivery')
      return row.exists(copies.whereRef('copy.delivery', '=', 'delivery.id')).as('hasSignedCopies')
    })
    .where('delivery.id', 'in', deliveryIds)
    .where('delivery.lease_owner', '=', leaseOwner)
    .execute()
}

type ClaimedRow = Awaited<ReturnType<typeof listClaimed>>[number]

function claimedDelivery(row: ClaimedRow): Omit<ClaimedDelivery, 'mitId' | 'documents'> {
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
    hasSignedCopies: Boolean(row.hasSignedCopies),
  }
}

async function listDocuments(database: Database, deliveryIds: readonly string[]) {
  const rows = await database
    .selectFrom('delivery_document')
    .innerJoin('poa_document', 'poa_document.id', 'delivery_document.document')
    .leftJoin('poa_document_file', 'poa_document_file.document', 'poa_document.id')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .select(['delivery_document.delivery', 'poa_document.id', 'poa_document.porting_code as portingCode'])
    .select(['operator.name as donorName', 'poa_document.number_count as numberCount'])
    .select(['poa_document.pages', 'poa_document.mit_id', 'poa_document_file.bytes'])
    .where('delivery_document.delivery', 'in', deliveryIds)
    .orderBy('poa_document.operator')
    .execute()
  return groupBy(rows, ({ delivery }) => delivery)
}

type DocumentRow = NonNullable<ReturnType<Awaited<ReturnType<typeof listDocuments>>['get']>>[number]

/** Undefined when a file is gone. */
function enclosedOf(rows: readonly DocumentRow[]): Pick<ClaimedDelivery, 'mitId' | 'documents'> | undefined {
  const documents = rows.flatMap(({ id, portingCode, donorName, numberCount, pages, bytes }) =>
    bytes ? [{ id, portingCode, donorName, numberCount, pages, bytes }] : [],
  )
  if (documents.length < rows.length) return undefined
  return { mitId: rows[0]?.mit_id === 1, documents }
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
