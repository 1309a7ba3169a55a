import { isPlainEmailAddress, writtenPhoneNumber } from '@telecomx/validation'
import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { wordings } from './wording.js'

/** Puts a parcel into the customer's language. Names stand in it as they are, on one line. */
export function writeLetter(parcel: Parcel) {
  const wording = wordings[parcel.language]
  const documents = parcel.documents.map(describe)
  const count = documents.length
  const issuer = oneLine(parcel.issuer.name)
  const [customer, contact] = [oneLine(parcel.customerName), oneLine(parcel.contactName ?? '')]
  const email = replyAddress(parcel)
  const phone = readablePhone(parcel)
  return {
    language: parcel.language,
    wording,
    subject: wording.subject(count, documents[0]?.code ?? ''),
    heading: wording.heading(count),
    /** The customer, where the greeting is somebody's there. */
    regarding: contact === '' || customer === '' ? undefined : wording.regarding(customer),
    greeting: wording.greeting(contact || customer),
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

/** The issuer's phone number as people write it, if there is one. */
function readablePhone({ issuer }: Parcel): string | undefined {
  return writtenPhoneNumber(oneLine(issuer.phone ?? '')) || undefined
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
