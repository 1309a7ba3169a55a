import { oneLine } from './one-line.js'
import type { Parcel } from './courier.js'
import { isPlainAddress } from './plain-address.js'
import { wordings, type Wording } from './wording.js'

/** The message in words, before it is laid out as plain text or as HTML. */
export interface Letter {
  readonly language: string
  readonly wording: Wording
  readonly subject: string
  readonly heading: string
  readonly greeting: string
  readonly intro: string
  /** By when to return what. */
  readonly deadline: string
  readonly condition: string
  readonly steps: readonly string[]
  readonly mitId: string | undefined
  readonly documentsHeading: string
  readonly documents: readonly LetterDocument[]
  /** Whom to ask; a fax has nobody when the issuer gives neither phone nor address. */
  readonly contact: string | undefined
  /** As it stands in `contact`. */
  readonly phone: string | undefined
  readonly why: string
  readonly issuer: string
}

/** One row of the list of attachments. */
export interface LetterDocument {
  readonly donor: string
  readonly numbers: number
  readonly pages: number
  readonly code: string
}

/** Puts a parcel into the customer's language. Names stand in it as they are, on one line. */
export function writeLetter(parcel: Parcel): Letter {
  const wording = wordings[parcel.language]
  const documents = parcel.documents.map(describe)
  const count = documents.length
  const issuer = oneLine(parcel.issuer.name)
  const email = replyAddress(parcel)
  const phone = readablePhone(parcel)
  return {
    language: parcel.language,
    wording,
    subject: wording.subject(count, documents[0]?.code ?? ''),
    heading: wording.heading(count),
    greeting: wording.greeting(oneLine(parcel.customerName)),
    intro: wording.intro({
      documents: count,
      numbers: total(documents),
      donor: documents[0]?.donor ?? '',
      issuer,
    }),
    deadline: wording.deadline(count, returnDay(parcel)),
    condition: wording.condition(count),
    steps: wording.steps(count, email),
    mitId: parcel.mitId ? wording.mitId(count) : undefined,
    documentsHeading: wording.documentsHeading(count),
    documents,
    contact: wording.contact(issuer, phone, email) ?? byReply(parcel, wording),
    phone,
    why: wording.why(issuer, 'e-mail'),
    issuer: `${issuer} (CPS ${oneLine(parcel.issuer.cpsCode)})`,
  }
}

/** Where signed documents go: the issuer's address, if it is one that a Reply-To header can carry. */
export function replyAddress(parcel: Parcel): string | undefined {
  const { email } = parcel.issuer
  return email !== undefined && isPlainAddress(email) ? email : undefined
}

/** The issuer's phone number, if there is one: a Danish E.164 number in pairs, any other as it is. */
function readablePhone({ issuer }: Parcel): string | undefined {
  const text = oneLine(issuer.phone ?? '').replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '+45 $1 $2 $3 $4')
  return text === '' ? undefined : text
}

/** A fax cannot be replied to. */
function byReply({ method }: Parcel, { contactByReply }: Wording): string | undefined {
  return method === 'FAX' ? undefined : contactByReply
}

/** The day to return by; none if it is no date. */
function returnDay({ returnBy }: Parcel): Date | undefined {
  const day = new Date(`${returnBy}T00:00:00Z`)
  // February 30 is taken for March 2.
  const isDate = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${returnBy}T`)
  return isDate ? day : undefined
}

function describe(document: Parcel['documents'][number]): LetterDocument {
  const { donorName, numberCount, pages, portingCode } = document
  return { donor: oneLine(donorName), numbers: numberCount, pages, code: oneLine(portingCode) }
}

function total(documents: readonly LetterDocument[]): number {
  return documents.reduce((sum, document) => sum + document.numbers, 0)
}
