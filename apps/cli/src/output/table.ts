import CliTable from 'cli-table3'
import { columnWidths } from './column-widths.js'
import { wrapText } from './wrap-text.js'

/** The columns of a table by their heads, and what each says of an item. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>

export type Cell = string | number | boolean | undefined | null

export interface Look {
  /** How many characters a line may have. */
  width: number
  heading?: (text: string) => string
}

const gap = 2

/**
 * Rows beneath heads, without lines, so that it can be searched and copied. Wraps in its cells to keep to the width; where
 * that is too narrow for the columns, each row is a record of its own, a fact in each line.
 */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], look: Look): string {
  return drawn(
    heads,
    rows.map((cells) => ({ cells })),
    look,
  )
}

/**
 * A row for each item. `below` says more of it, where there is more, in a line of its own; where lines may be as long as
 * they like it is the last column, under that head.
 */
export function tableOf<Item>(
  items: readonly Item[],
  columns: Columns<Item>,
  look: Look,
  below?: Below<Item>,
): string {
  if (below && look.width === Infinity) return tableOf(items, { ...columns, [below[0]]: below[1] }, look)
  const read = Object.values(columns)
  const rows = items.map((item) => ({
    cells: read.map((cell) => cellText(cell(item))),
    below: belowOf(item, below),
  }))
  return drawn(Object.keys(columns), rows, look)
}

type Below<Item> = readonly [head: string, text: (item: Item) => Cell]

interface Row {
  cells: readonly string[]
  below?: readonly [head: string, text: string] | undefined
}

function belowOf<Item>(item: Item, below: Below<Item> | undefined): Row['below'] {
  const said = below?.[1](item)
  return below && said != null && said !== '' ? [below[0], cellText(said)] : undefined
}

function drawn(heads: readonly string[], rows: readonly Row[], look: Look): string {
  const { width, heading = (text: string) => text } = look
  const cells = rows.map((row) => row.cells.map(printable))
  const widths = columnWidths(heads.length > 0 ? [heads, ...cells] : cells, { width, gap })
  if (heads.length > 0 && lineWidth(widths) > width) return records(heads, rows, look)
  if (rows.some(({ below }) => below !== undefined)) fill(widths, width)
  const wrapped = (row: readonly string[]) => row.map((cell, index) => wrapText(cell, widths[index] ?? 1))
  const lines = rows.flatMap(({ below }, index) => [
    wrapped(cells[index] ?? []),
    ...(below === undefined ? [] : [[{ colSpan: widths.length, content: indented(below[1], width) }]]),
  ])
  if (heads.length > 0) lines.unshift(wrapped(heads).map((cell) => eachLine(cell, heading)))
  return eachLine(
    piecesOf(lines)
      .map((piece) => picture(piece, widths))
      .join('\n'),
    (line) => line.trimEnd(),
  )
}

/** As `psql` shows what is too wide for its terminal. */
function records(heads: readonly string[], rows: readonly Row[], look: Look): string {
  const facts = rows.map(({ cells, below }) => [
    ...heads.map((head, index) => [head, cells[index] ?? '']),
    ...(below ? [below] : []),
  ])
  return facts.map((record) => table([], record, look)).join('\n\n')
}

function lineWidth(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, gap * (widths.length - 1))
}

type Line = (string | { colSpan: number; content: string })[]

function picture(lines: readonly Line[], widths: readonly number[]): string {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': gap }
  const drawing = new CliTable({ chars: noLines, style, colWidths: widths.map((column) => column + gap) })
  drawing.push(...lines)
  return drawing.toString()
}

/** What cli-table3 takes for a row grows with the rows that it has. */
function piecesOf(lines: readonly Line[]): Line[][] {
  const count = Math.ceil(lines.length / 100)
  return Array.from({ length: count }, (_, index) => lines.slice(index * 100, (index + 1) * 100))
}

/** Widens the last column, so that a text beneath a row has the whole width. */
function fill(widths: number[], width: number): void {
  widths.push((widths.pop() ?? 0) + Math.max(0, width - lineWidth(widths)))
}

function indented(text: string, width: number): string {
  return eachLine(wrapText(printable(text), width - 4), (line) => `  ${line}`)
}

export function cellText(value: Cell): string {
  if (value === undefined || value === null || value === '') return '-'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/** What came from outside moves no cursor and colours nothing; an address of several lines becomes one. */
function printable(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ', ').replaceAll(/\p{Cc}/gu, ' ')
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n')
}

const sides = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
]
const inside = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle']
const noLines = Object.fromEntries([...sides, ...inside].map((place) => [place, '']))
