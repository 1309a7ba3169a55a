import { type Block, drawLabel, fitsOnPage, gap, sentence, separator, writeBlocks } from './block.js'
import type { PoaFacts } from './facts.js'
import { body, hairline, page, strong } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { type Wording, grant, labels, howToSign, signatureFields, terms } from './wording.js'

/** What is agreed to and the place to sign, on one page: nobody signs a page of blank lines. */
export function writeTerms(pdf: PdfWriter, facts: PoaFacts, grantPage: number): void {
  const blocks = termBlocks(pdf, facts)
  if (pdf.page !== grantPage || !fitsOnPage(pdf, blocks)) {
    // The page that is signed names the donor and the count, too; the owner stands at its head.
    const grantAgain = [gap(4), ...sentence(pdf, grant(facts), page.left, 0)]
    if (!fitsOnPage(pdf, [...grantAgain, ...blocks])) pdf.nextPage()
    writeBlocks(pdf, grantAgain)
  }
  writeBlocks(pdf, blocks)
}

function termBlocks(pdf: PdfWriter, facts: PoaFacts): Block[] {
  return [
    gap(3),
    { height: strong.pitch + 1.2, draw: (y) => drawLabel(pdf, labels.terms, page.left, y, strong) },
    ...terms.flatMap((wording, index) => term(pdf, wording, index + 1)),
    separator(pdf, 1.8),
    ...sentence(pdf, howToSign(facts), page.left, 0),
    fieldRow(pdf, 14.5, [
      { wording: signatureFields.place, share: 0.3 },
      { wording: signatureFields.date, share: 0.2 },
      { wording: signatureFields.signature, share: 0.5 },
    ]),
    fieldRow(pdf, 11.5, [
      { wording: signatureFields.name, share: 0.5 },
      { wording: signatureFields.role, share: 0.5 },
    ]),
  ]
}

const indent = 6

function term(pdf: PdfWriter, wording: Wording, number: number): Block[] {
  const [first = gap(0), ...rest] = sentence(pdf, wording, page.left + indent, 0.7)
  const numbered = {
    height: first.height,
    draw(y: number) {
      pdf.text([`${number}.`], page.left, y, body)
      first.draw(y)
    },
  }
  return [numbered, ...rest]
}

/** Lines to write on side by side, what they are for below each. */
function fieldRow(
  pdf: PdfWriter,
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
        pdf.rule(x, end, y + height - body.pitch - 0.6, hairline)
        drawLabel(pdf, wording, x, y + height - body.pitch)
        x = end + space
      }
    },
  }
}
