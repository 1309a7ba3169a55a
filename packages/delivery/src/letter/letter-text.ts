import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { type Letter, replyAddress } from './poa-letter.js'

/** The letter as plain text, for mail programs that show no HTML and for screen readers. */
export function letterText(letter: Letter): string {
  const steps = letter.steps.map((step, index) => `${index + 1}. ${step}`)
  return paragraphs([
    letter.regarding,
    letter.greeting,
    letter.intro,
    `${letter.deadline} ${letter.condition}`,
    [letter.wording.stepsHeading, ...steps].join('\n'),
    letter.mitId,
    [letter.documentsHeading, ...letter.documents.map((document) => documentLine(letter, document))].join(
      '\n',
    ),
    letter.contact,
    letter.issuer,
    letter.why,
  ])
}

/** What accompanies a fax. Gateways print it as the cover page, so it is short. */
export function faxText(
  parcel: Parcel,
  { wording, documents, deadline, condition, contact }: Letter,
): string {
  const { to, attention, from, title, task } = wording.fax
  const issuer = oneLine(parcel.issuer.name)
  const contactName = oneLine(parcel.contactName ?? '')
  const attended = contactName === '' ? '' : `${attention}: ${contactName}\n`
  const pages = documents.reduce((sum, document) => sum + document.pages, 0)
  return paragraphs([
    `${to}: ${oneLine(parcel.customerName)}\n${attended}${from}: ${issuer}`,
    title(documents.length, pages),
    `${deadline} ${condition}`,
    task(documents.length, replyAddress(parcel) ?? postalAddress(parcel)),
    contact,
    wording.why(issuer, 'fax'),
  ])
}

/** Where the documents can be brought or sent to when there is no e-mail address. */
function postalAddress({ issuer: { name, address = '' } }: Parcel): string {
  return [name, address].map(oneLine).filter(Boolean).join(', ')
}

function documentLine({ wording }: Letter, document: Letter['documents'][number]): string {
  const { donor, numbers, pages, code } = document
  return `- ${donor}: ${wording.numbers(numbers)}, ${wording.pages(pages)}, ${wording.code} ${code}`
}

function paragraphs(texts: readonly (string | undefined)[]): string {
  return `${texts.filter((text) => text !== undefined).join('\n\n')}\n`
}
