/** What parts the cells of a row. */
export type Separator = '\t' | ';' | ','

export interface PastedRow {
  /** The line of the text that it begins at, counted from 1. */
  line: number
  /** Without blanks around them; empty ones are kept, they stand for a column. */
  cells: readonly string[]
  separator: Separator
}

/**
 * The rows of a pasted text that say something. Each row is parted by its first of tab, `;` and `,`, unless one separator is
 * given for all. A cell in quotation marks, as Excel copies those with line breaks, may hold the separator and line breaks.
 */
export function readPastedTable(text: string, separator?: Separator): PastedRow[] {
  const rows: PastedRow[] = []
  let line = 1
  for (const record of recordsOf(text)) {
    const own = separator ?? separatorOf(record)
    const cells = cellsOf(record, own)
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells, separator: own })
    line += record.split('\n').length
  }
  return rows
}

/** What parts the cells of a row; a comma where nothing does. */
export function separatorOf(row: string): Separator {
  return row.includes('\t') ? '\t' : row.includes(';') ? ';' : ','
}

/** Lines, together where a cell in quotation marks goes on: one that begins with such a mark and has not its other one yet. */
function recordsOf(text: string): string[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
  const records: string[] = []
  for (let at = 0; at < lines.length; at++) {
    let end = at
    if (isOpen(lines[at] ?? '')) {
      end = lines.findIndex((line, index) => index > at && quotesIn(line) % 2 === 1)
      // One that is never closed is a character like any other.
      if (end === -1) end = at
    }
    records.push(lines.slice(at, end + 1).join('\n'))
    at = end
  }
  return records
}

function isOpen(line: string): boolean {
  return /(^|[\t;,])"/.test(line) && quotesIn(line) % 2 === 1
}

function quotesIn(text: string): number {
  return text.split('"').length - 1
}

function cellsOf(record: string, separator: Separator): string[] {
  const cells: string[] = []
  for (const piece of record.split(separator)) {
    const open = cells.at(-1)
    if (open?.startsWith('"') && quotesIn(open) % 2 === 1) cells[cells.length - 1] = open + separator + piece
    else cells.push(piece.trimStart())
  }
  return cells.map((cell) => unquoted(cell.trim()))
}

function unquoted(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell
}
