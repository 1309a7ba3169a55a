import {
  type Block,
  body,
  fits,
  gap,
  hairline,
  label,
  place,
  sentence,
  separator,
  strong,
  textLines,
} from './block.js'
import type { PoaFacts } from './facts.js'
import { type Sheet, page } from './page.js'
import { type Wording, grant, labels, howToSign, signatureFields, terms } from './wording.js'

/** What is agreed to and the place to sign, on one page: nobody signs a page of blank lines. */
export function writeTerms(sheet: Sheet, facts: PoaFacts): void {
  const blocks = termBlocks(sheet, facts)
  if (!fits(sheet, blocks)) {
    // The page that is signed names the owner, the donor and the count, even when the list is elsewhere.
    sheet.nextPage()
    place(sheet, [
      ...textLines(sheet, facts.owner.name, page.left, page.right - page.left, strong),
      ...sentence(sheet, grant(facts), page.left, 0),
    ])
  }
  place(sheet, blocks)
}

function termBlocks(sheet: Sheet, facts: PoaFacts): Block[] {
  return [
    gap(4),
    { height: strong.pitch + 1.6, draw: (y) => label(sheet, labels.terms, page.left, y, strong) },
    ...terms.flatMap((wording, index) => term(sheet, wording, index + 1)),
    separator(sheet, 2.2),
    ...sentence(sheet, howToSign(facts), page.left, 0),
    fieldRow(sheet, 16, [
      { wording: signatureFields.place, share: 0.3 },
      { wording: signatureFields.date, share: 0.2 },
      { wording: signatureFields.signature, share: 0.5 },
    ]),
    fieldRow(sheet, 14, [
      { wording: signatureFields.name, share: 0.5 },
      { wording: signatureFields.role, share: 0.5 },
    ]),
  ]
}

const indent = 6

function term(sheet: Sheet, wording: Wording, number: number): Block[] {
  const [first = gap(0), ...rest] = sentence(sheet, wording, page.left + indent, 1.5)
  const numbered = {
    height: first.height,
    draw(y: number) {
      sheet.text([`${number}.`], page.left, y, body)
      first.draw(y)
    },
  }
  return [numbered, ...rest]
}

/** Lines to write on side by side, what they are for below each. */
function fieldRow(
  sheet: Sheet,
  height: number,
  fields: readonly { wording: Wording; share: number }[],
): Block {
  const space = 5
  return {
    height,
    draw(y) {
      let x = page.left
      for (const { wording, share } of fields) {
        const end = x + (page.right - page.left + space) * share - space
        sheet.rule(x, end, y + height - body.pitch - 0.6, hairline)
        label(sheet, wording, x, y + height - body.pitch)
        x = end + space
      }
    },
  }
}
