import { gap, sentence, writeBlocks } from './block.js'
import type { PoaFacts } from './facts.js'
import { type NumberRow, numberRows } from './number-rows.js'
import { body, page, small, strong, thickLine } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { type PlacedColumn, layoutColumns } from './table-columns.js'
import { columns, mainNumberNote } from './wording.js'
import { wrapText } from './wrap-text.js'

/** Rows and the lines of a wrapped cell share one pitch, so that a column is written in one go. */
const rowStyle = { ...body, pitch: 5.8 }
const rowRule = 0.13
const headHeight = 9.6

/** What stays on one page: a row, or where no page holds it, a page's worth of it. */
interface Piece {
  /** The cells' lines, by column; all columns have the same number of lines. */
  cells: string[][]
  height: number
  /** A rule comes under it. */
  endsPorting: boolean
}

/** Every number in the order given; the table runs over as many pages as it needs, its head on each. */
export function writeNumberTable(pdf: PdfWriter, facts: PoaFacts): void {
  const rows = numberRows(facts.portings)
  const layout = layoutColumns(pdf, rows)
  const pieces = rows.flatMap((row) => piecesOf(pdf, row, layout))
  let next = 0
  while (next < pieces.length) {
    const first = pieces[next]?.height ?? 1
    if (pdf.y > page.top && first > linesBelow(pdf.y + headHeight)) pdf.nextPage()
    drawHead(pdf, layout)
    next = drawPieces(pdf, layout, pieces, next)
    if (next < pieces.length) pdf.nextPage()
  }
  const hasMain = facts.portings.some(({ numbers }) => numbers.length > 1)
  if (hasMain) writeBlocks(pdf, [gap(1.8), ...sentence(pdf, mainNumberNote, page.left, 0)])
}

function linesBelow(y: number) {
  return Math.floor((page.bottom - y) / rowStyle.pitch)
}

function piecesOf(pdf: PdfWriter, row: NumberRow, layout: readonly PlacedColumn[]): Piece[] {
  const { regular } = pdf.fonts
  const cells = layout.map(({ name, room }) => wrapText(row[name] || '–', regular, rowStyle.size, room))
  const height = Math.max(...cells.map((lines) => lines.length))
  const most = linesBelow(page.top + headHeight)
  return Array.from({ length: Math.ceil(height / most) }, (_, index) => {
    const start = index * most
    const lines = Math.min(most, height - start)
    return {
      cells: cells.map((cell) => Array.from({ length: lines }, (_, line) => cell[start + line] ?? '')),
      height: lines,
      endsPorting: row.endsPorting && start + lines === height,
    }
  })
}

function drawHead(pdf: PdfWriter, layout: readonly PlacedColumn[]) {
  for (const { name, x, align } of layout) {
    pdf.text([columns[name].da], x, pdf.y, strong, align)
    pdf.text([columns[name].en], x, pdf.y + strong.pitch, small, align)
  }
  pdf.y += headHeight
  pdf.rule(page.left, page.right, pdf.y, thickLine)
}

/** Writes the pieces that fit, and answers the first that does not. */
function drawPieces(
  pdf: PdfWriter,
  layout: readonly PlacedColumn[],
  pieces: readonly Piece[],
  start: number,
) {
  const texts: string[][] = layout.map(() => [])
  const room = linesBelow(pdf.y)
  let used = 0
  let next = start
  for (; next < pieces.length; next++) {
    const piece = pieces[next]
    if (!piece || used + piece.height > room) break
    piece.cells.forEach((lines, column) => texts[column]?.push(...lines))
    used += piece.height
    if (piece.endsPorting) drawRule(pdf, used, rowRule)
  }
  layout.forEach(({ x, align }, column) => pdf.text(texts[column] ?? [], x, pdf.y, rowStyle, align))
  drawRule(pdf, used, thickLine)
  pdf.y += used * rowStyle.pitch
  return next
}

function drawRule(pdf: PdfWriter, lines: number, thickness: number) {
  pdf.rule(page.left, page.right, pdf.y + lines * rowStyle.pitch, thickness)
}
