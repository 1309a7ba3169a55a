import { line, place, sentence, small, strong, body, gap } from './block.js'
import type { PoaFacts } from './facts.js'
import { type NumberRow, numberRows } from './number-rows.js'
import { type Sheet, page } from './page.js'
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
  /** The last of its porting: a rule comes under it. */
  ends: boolean
}

/** Every number in the order given; the table runs over as many pages as it needs, its head on each. */
export function writeNumberTable(sheet: Sheet, facts: PoaFacts): void {
  const rows = numberRows(facts.portings)
  const layout = layoutColumns(sheet, rows)
  const pieces = rows.flatMap((row) => piecesOf(sheet, row, layout))
  let next = 0
  while (next < pieces.length) {
    const first = pieces[next]?.height ?? 1
    if (sheet.y > page.top && first > linesBelow(sheet.y + headHeight)) sheet.nextPage()
    drawHead(sheet, layout)
    next = drawPieces(sheet, layout, pieces, next)
    if (next < pieces.length) sheet.nextPage()
  }
  const hasMain = facts.portings.some(({ numbers }) => numbers.length > 1)
  if (hasMain) place(sheet, [gap(1.8), ...sentence(sheet, mainNumberNote, page.left, 0)])
}

function linesBelow(y: number) {
  return Math.floor((page.bottom - y) / rowStyle.pitch)
}

function piecesOf(sheet: Sheet, row: NumberRow, layout: readonly PlacedColumn[]): Piece[] {
  const { regular } = sheet.fonts
  const cells = layout.map(({ name, room }) => wrapText(row[name] || '–', regular, rowStyle.size, room))
  const height = Math.max(...cells.map((lines) => lines.length))
  const most = linesBelow(page.top + headHeight)
  return Array.from({ length: Math.ceil(height / most) }, (_, index) => {
    const start = index * most
    const lines = Math.min(most, height - start)
    return {
      cells: cells.map((cell) => Array.from({ length: lines }, (_, line) => cell[start + line] ?? '')),
      height: lines,
      ends: row.ends && start + lines === height,
    }
  })
}

function drawHead(sheet: Sheet, layout: readonly PlacedColumn[]) {
  for (const { name, x, align } of layout) {
    sheet.text([columns[name].da], x, sheet.y, strong, align)
    sheet.text([columns[name].en], x, sheet.y + strong.pitch, small, align)
  }
  sheet.y += headHeight
  sheet.rule(page.left, page.right, sheet.y, line)
}

/** Writes the pieces that fit, and answers the first that does not. */
function drawPieces(sheet: Sheet, layout: readonly PlacedColumn[], pieces: readonly Piece[], start: number) {
  const texts: string[][] = layout.map(() => [])
  const room = linesBelow(sheet.y)
  let used = 0
  let next = start
  for (; next < pieces.length; next++) {
    const piece = pieces[next]
    if (!piece || used + piece.height > room) break
    piece.cells.forEach((lines, column) => texts[column]?.push(...lines))
    used += piece.height
    if (piece.ends) drawRule(sheet, used, rowRule)
  }
  layout.forEach(({ x, align }, column) => sheet.text(texts[column] ?? [], x, sheet.y, rowStyle, align))
  drawRule(sheet, used, line)
  sheet.y += used * rowStyle.pitch
  return next
}

function drawRule(sheet: Sheet, lines: number, thickness: number) {
  sheet.rule(page.left, page.right, sheet.y + lines * rowStyle.pitch, thickness)
}
