import { oneLine } from './one-line.js'
import type { Parcel } from './courier.js'
import { type Letter, phone } from './poa-letter.js'
import { wordings } from './wording.js'

/** The letter as plain text, for mail programs that show no HTML and for screen readers. */
export function letterText(letter: Letter): string {
  const steps = letter.steps.map((step, index) => `${index + 1}. ${step}`)
  return paragraphs([
    letter.greeting,
    letter.intro,
    [letter.wording.stepsHeading, ...steps].join('\n'),
    letter.condition,
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
export function faxText(parcel: Parcel): string {
  const { fax, pages } = wordings[parcel.language]
  const sum = parcel.documents.reduce((count, document) => count + document.pages, 0)
  const number = phone(parcel)
  return paragraphs([
    `${fax.to}: ${oneLine(parcel.customerName)}\n${fax.from}: ${oneLine(parcel.issuer.name)}`,
    `${fax.request(parcel.documents.length)} (${pages(sum)})`,
    number === undefined ? undefined : `${fax.call}: ${number}`,
  ])
}

function documentLine({ wording }: Letter, document: Letter['documents'][number]): string {
  const { donor, numbers, pages, code } = document
  return `- ${donor}: ${wording.numbers(numbers)}, ${wording.pages(pages)}, ${wording.columns.code.toLowerCase()} ${code}`
}

function paragraphs(texts: readonly (string | undefined)[]): string {
  return `${texts.filter((text) => text !== undefined).join('\n\n')}\n`
}
