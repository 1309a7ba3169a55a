import type { ImportField } from './import-kinds.js'
import type { Columns } from './match-columns.js'
import type { TableRow } from './read-table.js'

/** What is sent of a row. An empty cell is left out; one that is no such value stays text, to be told as a fault. */
export function lineOfRow(
  { cells }: TableRow,
  fields: readonly ImportField[],
  columns: Columns,
): Record<string, unknown> {
  const line: Record<string, unknown> = {}
  for (const { name, form } of fields) {
    const column = columns[name]
    const cell = column === undefined ? '' : (cells[column] ?? '').trim()
    if (cell !== '') line[name] = valueOf(cell, form)
  }
  return line
}

function valueOf(cell: string, form: ImportField['form']): unknown {
  if (form === 'text') return cell
  if (form === 'integer') return /^\d{1,9}$/.test(cell) ? Number(cell) : cell
  if (form === 'list') return cell.split(/[\n,;]/).flatMap((one) => one.trim() || [])
  const word = cell.toLowerCase()
  if (form === 'boolean') return truths[word] ?? cell
  const found = Object.entries(form).find(
    ([key, words]) => key.toLowerCase() === word || words.includes(word),
  )
  return found?.[0] ?? cell
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  sand: true,
  sandt: true,
  falsk: false,
  ja: true,
  nej: false,
  x: true,
  '1': true,
  '0': false,
}
