import Papa from 'papaparse'

/** A row of a table that is not empty. */
export interface TableRow {
  /** Where it begins, as an editor counts the lines of the file, from 1. */
  line: number
  cells: readonly string[]
}

export interface Table {
  headings: readonly string[]
  rows: readonly TableRow[]
}

/**
 * A table of CSV, or as it is copied from a spreadsheet. What parts the headings, `;`, `,` or a tab, parts all cells. Undefined when
 * there is nothing in it; throws `BrokenTable` when a quotation mark is never closed.
 */
export function readTable(text: string): Table | undefined {
  // Within a cell a line feed is a line of the file; so each line has to end in one.
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain), newline: '\n' })
  const rows: TableRow[] = []
  let line = 1
  for (const cells of data) {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
    for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
    line++
  }
  const [head, ...rest] = rows
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw new BrokenTable(placeOf(data, broken.row ?? 0))
  return head && { headings: withoutEmptyEnd(head.cells), rows: rest }
}

/** A cell begins with a quotation mark and does not end with one. */
export class BrokenTable extends Error {
  readonly line: number

  constructor(line: number) {
    super(`line ${line}`)
    this.line = line
  }
}

function delimiterOf(text: string): string {
  const [first = ''] = text.trimStart().split('\n', 1)
  const count = (separator: string) => first.split(separator).length
  return ['\t', ';', ','].reduce((best, one) => (count(one) > count(best) ? one : best))
}

function placeOf(data: readonly (readonly string[])[], row: number): number {
  const breaks = (cells: readonly string[]) => cells.join('').split('\n').length
  return data.slice(0, row).reduce((line, cells) => line + breaks(cells), 1)
}

/** Excel leaves empty heads behind the last, where there was something once. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  const heads = cells.map((cell) => cell.trim())
  return heads.slice(0, heads.findLastIndex((head) => head !== '') + 1)
}
