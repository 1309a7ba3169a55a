import QRCode from 'qrcode'
import type { PoaFacts } from './facts.js'
import { type TextStyle, hairline, page } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { footerLines } from './wording.js'

const footerText: TextStyle = { weight: 'regular', size: 9, pitch: 4.4 }

/** On each page: whose page it is, which of how many, and the code that leads a scanned copy home. */
export function writeFooters(pdf: PdfWriter, facts: PoaFacts): void {
  const code = facts.draft ? undefined : darkRuns(facts.portingCode)
  pdf.eachPage((number, pages) => {
    const { reference, portingCode, page: count } = footerLines(facts, number, pages)
    pdf.rule(page.left, page.right, page.footer, hairline)
    const y = page.footer + 3.4
    pdf.text([reference, portingCode, count], page.left, y, footerText)
    if (code) drawQr(pdf, code, page.right - qrSize, y)
  })
}

/** Millimetres; five dots of a fax in fine mode. */
const moduleSize = 0.7

/** Dark edge to dark edge: 11 characters make the smallest symbol, 21 modules wide. */
const qrSize = 21 * moduleSize

/** Dark modules beside each other, counted from the symbol's upper left corner. */
interface DarkRun {
  row: number
  start: number
  length: number
}

/** The symbol of a text; made once for a document, because choosing its mask costs more than drawing it. */
function darkRuns(text: string): DarkRun[] {
  // Quartile: a folded or smeared fax keeps its code.
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q', version: 1 })
  const runs: DarkRun[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let start = 0; start < modules.size; start++) {
      let end = start
      while (end < modules.size && modules.get(row, end)) end++
      if (end === start) continue
      runs.push({ row, start, length: end - start })
      start = end
    }
  }
  return runs
}

/** Draws the symbol with its dark upper left corner at x, y, as filled rectangles. */
function drawQr(pdf: PdfWriter, runs: readonly DarkRun[], x: number, y: number): void {
  for (const { row, start, length } of runs)
    pdf.fill(x + start * moduleSize, y + row * moduleSize, length * moduleSize, moduleSize)
}
