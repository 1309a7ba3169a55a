import type { NumberRow } from './number-rows.js'
import { body, page, small, strong } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { columns } from './wording.js'

export interface PlacedColumn {
  name: keyof typeof columns
  align: 'right' | undefined
  /** The edge that the text is aligned with. */
  x: number
  /** What a line may measure. */
  room: number
}

interface Column {
  name: keyof typeof columns
  /** Millimetres, the gap to the next column included. */
  width: number
  align?: 'right'
  leftOutIfAll?: string
}

const columnGap = 2.5

/** The widths at which all columns fit side by side; one that would say nothing throughout is left out. */
const tightColumns: readonly Column[] = [
  { name: 'numbers', width: 51.5 },
  { name: 'count', width: 14.5, align: 'right', leftOutIfAll: '1' },
  { name: 'type', width: 17.5 },
  { name: 'sim', width: 43 },
  { name: 'customerId', width: 21.5 },
  { name: 'date', width: 22 },
]

/** Each column gets what its text needs as far as the page goes, and what is left is shared. */
export function layoutColumns(pdf: PdfWriter, rows: readonly NumberRow[]): PlacedColumn[] {
  const shown = tightColumns.filter(({ name, leftOutIfAll = '' }) =>
    rows.some((row) => row[name] !== leftOutIfAll),
  )
  const needs = shown.map(({ name }) => widestText(pdf, name, rows) + columnGap)
  const widths = shown.map(({ width }, index) => Math.min(width, needs[index] ?? width))
  let free = page.right - page.left - widths.reduce((sum, width) => sum + width, 0)
  for (const [index, need] of needs.entries()) {
    const width = widths[index] ?? 0
    const more = Math.min(free, need - width)
    widths[index] = width + more
    free -= more
  }
  return placeColumns(shown, widths, free / (shown.length - 1))
}

function widestText(pdf: PdfWriter, name: Column['name'], rows: readonly NumberRow[]) {
  const { regular, semibold } = pdf.fonts
  const head = Math.max(
    semibold.width(columns[name].da, strong.size),
    regular.width(columns[name].en, small.size),
  )
  return rows.reduce((widest, row) => Math.max(widest, regular.width(row[name], body.size)), head)
}

function placeColumns(shown: readonly Column[], widths: readonly number[], extra: number): PlacedColumn[] {
  let next = page.left
  return shown.map(({ name, align }, index) => {
    const width = widths[index] ?? 0
    const left = next
    const isLast = index === shown.length - 1
    next += width + extra
    const right = isLast ? page.right : left + width - columnGap
    return {
      name,
      align,
      x: align === 'right' ? right : left,
      room: (align || isLast ? right : next - columnGap) - left,
    }
  })
}

/** Where columns of numbers begin, as many as the page's width holds: indented, because they are no cells of the table. */
export function numberColumns(pdf: PdfWriter, numbers: readonly string[]): number[] {
  const space = 6
  const left = page.left + space
  const widths = numbers.map((number) => pdf.fonts.regular.width(number, body.size))
  const width = widths.reduce((widest, one) => Math.max(widest, one), 0)
  const across = page.right - left + space
  const count = Math.floor(across / (width + space))
  return Array.from({ length: count }, (_, index) => left + (index * across) / count)
}
