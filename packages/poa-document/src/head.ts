import { type Block, beside, drawLabel, gap, separator, textLines, together, writeBlocks } from './block.js'
import { danishTime } from './danish-time.js'
import type { PoaFacts } from './facts.js'
import { type TextStyle, body, page, strong, thickLine, valueX } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { labels, title } from './wording.js'

export const titleStyle: TextStyle = { weight: 'semibold', size: 20, pitch: 9 }

/** Title, and what the document is known by. */
export function writeHead(pdf: PdfWriter, facts: PoaFacts): void {
  writeBlocks(pdf, [
    { height: 11.2, draw: (y) => drawLabel(pdf, title, page.left, y, titleStyle) },
    { height: 14.6, draw: (y) => drawIdentity(pdf, facts, y) },
  ])
}

/** Whose document a page belongs to when it has come away from the first. */
export function ownerHead(pdf: PdfWriter, { owner }: PoaFacts): Block {
  const label = { height: body.pitch, draw: (y: number) => drawLabel(pdf, labels.ownerAbove, page.left, y) }
  const name = together(textLines(pdf, owner.name, valueX, page.right - valueX, strong))
  return together([beside(label, name), separator(pdf, 1.4), gap(1)])
}

function drawIdentity(pdf: PdfWriter, { reference, issuedAt, portingCode }: PoaFacts, y: number) {
  const fields = [
    { wording: labels.reference, value: reference, x: page.left },
    { wording: labels.issued, value: danishTime(issuedAt), x: 82 },
    { wording: labels.portingCode, value: portingCode, x: 142 },
  ]
  for (const { wording, value, x } of fields) {
    drawLabel(pdf, wording, x, y + 1.6)
    pdf.text([value], x, y + 1.6 + strong.pitch, strong)
  }
  pdf.rule(page.left, page.right, y, thickLine)
  pdf.rule(page.left, page.right, y + 12.6, thickLine)
}
