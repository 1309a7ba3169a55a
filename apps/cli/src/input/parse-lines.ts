import { CsvError, parse } from 'csv-parse/sync'
import type { Field } from '../command/fields-of.js'
import { wrapText } from '../output/wrap-text.js'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { parseJsonList } from './parse-json-list.js'
import { nearestOf } from './nearest-of.js'

/** What a file says, line by line, ready to be sent. */
export interface Lines {
  lines: Record<string, unknown>[]
  /** Where each stands: the number of its line in a CSV file, of its entry in a JSON file. */
  places: number[]
  /** What `places` count. */
  unit: 'line' | 'entry'
}

/** Reads CSV, or JSON where the text begins like it. `fields` are the columns that there may be. */
export function parseLines(text: string, fields: readonly Field[], plural: string): Lines {
  return /^\s*[[{]/.test(text) ? parseJson(text, plural) : parseCsv(text, fields)
}

function parseJson(text: string, plural: string): Lines {
  const list = parseJsonList(text, plural)
  return { lines: list as Lines['lines'], places: list.map((_, index) => index + 1), unit: 'entry' }
}

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

/** Separated by what parts the names of the columns: `;`, `,` or a tab. */
function parseCsv(text: string, fields: readonly Field[]): Lines {
  const [first = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)
  const count = (separator: string) => first.split(separator).length
  const delimiter = [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
  const records = recordsOf(text, delimiter)
  const [heads, ...rest] = records
  const columns = columnsOf(heads?.record ?? [], fields)
  const placed = rest
    .map(({ record }, index) => ({ record, place: (records[index]?.info.lines ?? 0) + 1 }))
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
  for (const { record, place } of placed) assertFits(record, columns, place)
  return {
    lines: placed.map(({ record }) => lineOf(record, columns)),
    places: placed.map(({ place }) => place),
    unit: 'line',
  }
}

/** Lines end alike in it: within a cell csv-parse counts what Windows ends a line with as two. */
function recordsOf(text: string, delimiter: string): CsvRecord[] {
  try {
    const options = { bom: true, delimiter, relax_column_count: true, info: true } as const
    return parse(text.replaceAll(/\r\n?/g, '\n'), options) as unknown as CsvRecord[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CommandFailure(exitCodes.refused, `The file is no CSV: ${error.message}`)
  }
}

/** Excel leaves empty heads behind the last, where there was something once. */
function columnsOf(heads: readonly string[], fields: readonly Field[]): Field[] {
  const last = heads.findLastIndex((head) => head.trim() !== '')
  const columns = heads.slice(0, last + 1).map((head) => columnOf(head, fields))
  const twice = columns.find((column, index) => columns.indexOf(column) < index)
  if (!twice) return columns
  throw new CommandFailure(exitCodes.refused, `The column "${twice.path.join('.')}" is named twice.`)
}

/** `_id` may be called `id`, and the letter case does not matter. */
function columnOf(head: string, fields: readonly Field[]): Field {
  const plain = (name: string) => name.trim().toLowerCase().replace(/^_/, '')
  const found = fields.find(({ path }) => plain(path.join('.')) === plain(head))
  if (found) return found
  const names = fields.map(({ path }) => path.join('.'))
  const near = nearestOf(head.trim(), names)
  throw new CommandFailure(
    exitCodes.refused,
    `There is no column "${head}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    `The first line names the columns:\n${wrapText(names.join(', '), 76).replaceAll(/^/gm, '  ')}`,
  )
}

function assertFits(record: readonly string[], columns: readonly Field[], place: number): void {
  if (record.slice(columns.length).some((cell) => cell.trim() !== ''))
    throw new CommandFailure(
      exitCodes.refused,
      `Line ${place} has ${record.length} cells, and there are ${columns.length} columns.`,
      'A cell that holds the separator must stand in quotation marks.',
    )
}

/** An empty cell is left out. */
function lineOf(record: readonly string[], columns: readonly Field[]): Record<string, unknown> {
  const cells = columns.map(
    (field, index) => [field.path.join('.'), valueOf(record[index] ?? '', field)] as const,
  )
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined))
}

/** What is no such value stays text, and is refused with its line. */
function valueOf(cell: string, { kind, choices }: Field): unknown {
  const text = cell.trim()
  if (text === '') return undefined
  if (kind === 'integer') return /^\d+$/.test(text) ? Number(text) : text
  if (kind === 'list') return text.split(/[\n,;]/).flatMap((one) => one.trim() || [])
  if (kind === 'boolean') return truths[text.toLowerCase()] ?? text
  return choices?.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? cell
}

/** English, and as Danish Excel writes them. */
const truths: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  sand: true,
  falsk: false,
  ja: true,
  nej: false,
  '1': true,
  '0': false,
}
