import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { type Block, issuerName, type Letter } from './letter.js'
import { wordings } from './wording.js'

/** The letter as plain text, for mail programs that show no HTML and for screen readers. */
export function letterText(letter: Letter): string {
  return paragraphs([
    letter.regarding,
    letter.greeting,
    ...letter.blocks.map(blockText),
    letter.contact,
    letter.issuer,
    letter.why,
  ])
}

/** What accompanies a fax. */
export function faxText(parcel: Parcel, letter: Letter): string {
  const { to, attention, from } = wordings[parcel.language].fax
  const contactName = oneLine(parcel.contactName ?? '')
  const attended = contactName === '' ? '' : `${attention}: ${contactName}\n`
  return paragraphs([
    `${to}: ${letter.addressee}\n${attended}${from}: ${issuerName(parcel)}`,
    ...(letter.fax ?? [letter.heading, ...letter.blocks.map(blockText)]),
    letter.contact,
    letter.why,
  ])
}

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return block.text
  if (block.kind === 'callout') return `${block.strong} ${block.text}`
  if (block.kind === 'link') return `${block.label}:\n${block.url}`
  if (block.kind === 'facts') return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n')
  const lines =
    block.kind === 'steps'
      ? block.texts.map((step, index) => `${index + 1}. ${step}`)
      : block.items.map(({ donor, facts }) => `- ${donor}: ${facts.join(', ')}`)
  return [block.heading, ...lines].join('\n')
}

function paragraphs(texts: readonly (string | undefined)[]): string {
  return `${texts.filter((text) => text !== undefined).join('\n\n')}\n`
}
