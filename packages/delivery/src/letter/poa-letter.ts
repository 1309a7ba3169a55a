import { isPlainEmailAddress } from '@telecomx/validation'
import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { wordings } from './wording.js'

/** Puts a parcel into the customer's language. Names stand in it as they are, on one line. */
export function writeLetter(parcel: Parcel) {
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
    intro: wording.intro(count, total(documents), documents[0]?.donor ?? '', issuer),
    /** By when to return what. */
    deadline: wording.deadline(count, returnDay(parcel)),
    condition: wording.condition(count),
    steps: wording.steps(count, email),
    mitId: parcel.mitId ? wording.mitId(count) : undefined,
    documentsHeading: wording.documentsHeading(count),
    documents,
    /** Whom to ask; nobody when the issuer gives neither phone nor address. */
    contact: wording.contact(issuer, phone, email),
    /** As it stands in `contact`. */
    phone,
    why: wording.why(issuer, 'e-mail'),
    issuer: `${issuer} (CPS ${oneLine(parcel.issuer.cpsCode)})`,
  }
}

/** The message in words, before it is laid out as plain text or as HTML. */
export type Letter = ReturnType<typeof writeLetter>

/** Where signed documents go: the issuer's address, if it is one that a Reply-To header can carry. */
export function replyAddress(parcel: Parcel): string | undefined {
  const { email } = parcel.issuer
  return email !== undefined && isPlainEmailAddress(email) ? email : undefined
}

/** The issuer's phone number, if there is one: a Danish E.164 number in pairs, any other as it is. */
function readablePhone({ issuer }: Parcel): string | undefined {
  const text = oneLine(issuer.phone ?? '').replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '+45 $1 $2 $3 $4')
  return text === '' ? undefined : text
}

/** The day to return by; none if it is no date. */
function returnDay({ returnBy }: Parcel): Date | undefined {
  const day = new Date(`${returnBy}T00:00:00Z`)
  // February 30 is taken for March 2.
  const isDate = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${returnBy}T`)
  return isDate ? day : undefined
}

function describe(document: Parcel['documents'][number]) {
  const { donorName, numberCount, pages, portingCode } = document
  return { donor: oneLine(donorName), numbers: numberCount, pages, code: oneLine(portingCode) }
}

function total(documents: readonly { numbers: number }[]): number {
  return documents.reduce((sum, document) => sum + document.numbers, 0)
}
