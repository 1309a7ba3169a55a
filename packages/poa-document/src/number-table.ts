import { drawLabel, gap, writeBlocks } from './block.js'
import type { PoaFacts } from './facts.js'
import { type NumberRow, numberRows } from './number-rows.js'
import { body, page, small, strong, thickLine } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { type PlacedColumn, layoutColumns, numberColumns } from './table-columns.js'
import { columns, mainNumberNote, numbersBeneath } from './wording.js'
import { wrapText } from './wrap-text.js'

/** Rows and the lines of a wrapped cell share one pitch, so that a column is written in one go. */
const rowStyle = { ...body, pitch: 5.4 }
const rowRule = 0.13
const headHeight = 9.6

/** What stays on one page: a row, or where no page holds it, a page's worth of it. */
interface Piece {
  /** The cells' lines, by column; all columns have the same number of lines. */
  cells: string[][]
  height: number
  beneath?: Beneath
  /** A rule comes under it. */
  endsPorting: boolean
}

interface Beneath {
  numbers: readonly string[]
  /** What stands above them on each further page. */
  continued: Piece
}

/** A row above numbers repeats its facts on each page up to this height; more would take the page from the numbers. */
const mostLinesAgain = 4

/** Every number of the document; the table runs over as many pages as it needs, its head on each. */
export function writeNumberTable(pdf: PdfWriter, facts: PoaFacts): void {
  const rows = numberRows(facts.portings)
  const layout = layoutColumns(pdf, rows)
  const pieces = rows.flatMap((row) => piecesOf(pdf, row, layout))
  const hasRoom = (piece: Piece | undefined, y: number) => !piece || roomFor(piece) <= linesBelow(y)
  if (!hasRoom(pieces[0], pdf.y + headHeight)) pdf.nextPage()
  drawHead(pdf, layout)
  for (let next = 0; next < pieces.length; ) {
    if (!hasRoom(pieces[next], pdf.y)) turnPage(pdf, layout)
    next = drawPieces(pdf, layout, pieces, next)
    const last = pieces[next - 1]
    if (last?.beneath) drawBeneath(pdf, layout, last.beneath)
  }
  drawRule(pdf, 0, thickLine)
  const hasMain = facts.portings.some(({ numbers }) => numbers.length > 1)
  const note = { height: body.pitch, draw: (y: number) => drawLabel(pdf, mainNumberNote, page.left, y) }
  if (hasMain) writeBlocks(pdf, [gap(1.2), note])
}

function linesBelow(y: number) {
  return Math.floor((page.bottom - y) / rowStyle.pitch)
}

/** A row above numbers is not left alone at a page's end. */
function roomFor({ height, beneath }: Piece) {
  return height + (beneath ? 1 : 0)
}

function piecesOf(pdf: PdfWriter, row: NumberRow, layout: readonly PlacedColumn[]): Piece[] {
  const { regular } = pdf.fonts
  const cells = layout.map(({ name, room }) => wrapText(row[name] || '–', regular, rowStyle.size, room))
  const height = heightOf(cells)
  const most = linesBelow(pdf.top + headHeight) - 1
  return Array.from({ length: Math.ceil(height / most) }, (_, index) => {
    const start = index * most
    const lines = Math.min(most, height - start)
    const isLast = start + lines === height
    // Of the numbers nothing is cut: they take two lines at most.
    const part = cells.map((cell) => cell.slice(start, start + lines))
    return {
      cells: ofHeight(lines, index === 0 ? part : [[numbersBeneath.continued], ...part.slice(1)]),
      height: lines,
      ...(isLast && row.beneath && { beneath: beneathOf(row.beneath, cells, layout) }),
      endsPorting: isLast && row.endsPorting,
    }
  })
}

/** Part of a customer number would read as another, and a count twice as twice as many. */
function beneathOf(
  numbers: readonly string[],
  cells: readonly string[][],
  layout: readonly PlacedColumn[],
): Beneath {
  const isRepeated = heightOf(cells) <= mostLinesAgain
  const again = layout.map(({ name }, column) => {
    if (name === 'numbers') return [numbersBeneath.continued]
    return isRepeated && name !== 'count' ? (cells[column] ?? []) : []
  })
  const height = heightOf(again)
  return { numbers, continued: { cells: ofHeight(height, again), height, endsPorting: false } }
}

function heightOf(cells: readonly string[][]) {
  return Math.max(...cells.map((lines) => lines.length))
}

function ofHeight(height: number, cells: readonly string[][]) {
  return cells.map((lines) => Array.from({ length: height }, (_, line) => lines[line] ?? ''))
}

function drawHead(pdf: PdfWriter, layout: readonly PlacedColumn[]) {
  for (const { name, x, align } of layout) {
    pdf.text([columns[name].da], x, pdf.y, strong, align)
    pdf.text([columns[name].en], x, pdf.y + strong.pitch, small, align)
  }
  pdf.y += headHeight
  drawRule(pdf, 0, thickLine)
}

function turnPage(pdf: PdfWriter, layout: readonly PlacedColumn[]) {
  drawRule(pdf, 0, thickLine)
  pdf.nextPage()
  drawHead(pdf, layout)
}

/** Writes the pieces that fit, up to one with numbers beneath, and answers which comes next. */
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
  for (let piece = pieces[next]; piece && used + roomFor(piece) <= room; piece = pieces[next]) {
    piece.cells.forEach((lines, column) => texts[column]?.push(...lines))
    used += piece.height
    next++
    if (piece.beneath) break
    if (piece.endsPorting) drawRule(pdf, used, rowRule)
  }
  layout.forEach(({ x, align }, column) => pdf.text(texts[column] ?? [], x, pdf.y, rowStyle, align))
  pdf.y += used * rowStyle.pitch
  return next
}

/** The numbers that a row holds for, read downwards, column by column, apart from the table's columns. */
function drawBeneath(pdf: PdfWriter, layout: readonly PlacedColumn[], { numbers, continued }: Beneath) {
  const places = numberColumns(pdf, numbers)
  const drawRuleAbove = () => pdf.rule(places[0] ?? page.left, page.right, pdf.y, rowRule)
  drawRuleAbove()
  for (let start = 0; start < numbers.length; ) {
    if (linesBelow(pdf.y) < 1) {
      turnPage(pdf, layout)
      drawPieces(pdf, layout, [continued], 0)
      drawRuleAbove()
    }
    const lines = Math.min(linesBelow(pdf.y), Math.ceil((numbers.length - start) / places.length))
    for (const x of places) pdf.text(numbers.slice(start, (start += lines)), x, pdf.y, rowStyle)
    pdf.y += lines * rowStyle.pitch
  }
  drawRule(pdf, 0, rowRule)
}

function drawRule(pdf: PdfWriter, lines: number, thickness: number) {
  pdf.rule(page.left, page.right, pdf.y + lines * rowStyle.pitch, thickness)
}
