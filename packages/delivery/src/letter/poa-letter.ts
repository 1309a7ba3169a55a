import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { issuerName, type LetterBody, mediumOf, paragraph, replyAddress } from './letter.js'
import { wordings } from './wording.js'

/** Documents to sign and return. */
export function writePoa(parcel: Parcel): LetterBody {
  return writeRequest(parcel, 'first')
}

/** The same documents again, because they have not come back. */
export function writeReminder(parcel: Parcel): LetterBody {
  return writeRequest(parcel, 'reminder')
}

function writeRequest(parcel: Parcel, which: 'first' | 'reminder'): LetterBody {
  const wording = wordings[parcel.language]
  const opening = wording.openings[which]
  const documents = parcel.documents.map(describe)
  const [count, issuer] = [documents.length, issuerName(parcel)]
  const [first] = documents
  const [customer, contact] = [oneLine(parcel.customerName), oneLine(parcel.contactName ?? '')]
  const email = replyAddress(parcel)
  const [intro, disregard] = [
    opening.intro(count, total(documents), first?.donor ?? '', issuer),
    opening.disregard(count),
  ]
  const [deadline, condition] = [wording.deadline(count, returnDay(parcel)), wording.condition(count)]
  return {
    subject: opening.subject(count, first?.code ?? ''),
    heading: opening.heading(count),
    regarding: contact === '' || customer === '' ? undefined : wording.regarding(customer),
    greeting: wording.greeting(contact || customer),
    blocks: [
      paragraph(disregard === '' ? intro : `${intro} ${disregard}`),
      { kind: 'callout', strong: deadline, text: condition },
      { kind: 'steps', heading: wording.stepsHeading, texts: wording.steps(count, email) },
      ...(parcel.mitId ? [paragraph(wording.mitId(count))] : []),
      {
        kind: 'documents',
        heading: wording.documentsHeading(count),
        items: documents.map(({ donor, numbers, pages, code }) => ({
          donor,
          facts: [wording.numbers(numbers), wording.pages(pages), `${wording.code} ${code}`],
        })),
      },
    ],
    fax: [
      opening.faxTitle(
        count,
        documents.reduce((sum, { pages }) => sum + pages, 0),
      ),
      `${deadline} ${condition}`,
      wording.fax.task(count, email ?? postalAddress(parcel)),
      ...(disregard === '' ? [] : [disregard]),
    ],
    addressee: customer,
    why: wording.why(issuer, mediumOf(parcel)),
  }
}

/** Where the documents can be brought or sent to when there is no e-mail address. */
function postalAddress({ issuer: { name, address = '' } }: Parcel): string {
  return [name, address].map(oneLine).filter(Boolean).join(', ')
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
