import { detailsOfIssue, isIcc, parseIccNumber, portingUpdateInput } from '@telecomx/client/schemas'
import { mvnoCreateErrors, portingUpdateErrors } from '@telecomx/client/errors'
import { type PastedRow, readPastedTable } from '../../../parts/pasted-table.js'
import type { DonorFacts, LineRemark, NumberEntry, NumberLine } from './number-line.js'
import { type ColumnKind, readHeadings } from './read-columns.js'
import { readDay } from './read-day.js'
import { digitsIn, readEntries } from './read-entries.js'

/** Lines that were read before, by what stands in them. */
export type ReadLines = Map<string, NumberLine>

/** More than anybody pastes into one field. */
const mostKept = 20_000

/** So many lines are read in a few milliseconds. */
const linesPerStep = 100

/**
 * Each line of a pasted text as it is understood: numbers and series, and beside them the SIM card, the customer number at
 * the donor and the wished day, by headings or by how they look. Lines without a digit, as greetings, are left out.
 * `today` is a day in Denmark. Pauses after each hundred lines, so that others may have their turn.
 */
export function* readInSteps(
  text: string,
  today: string,
  known: ReadLines = new Map(),
): Generator<undefined, NumberLine[]> {
  if (known.size > mostKept) known.clear()
  const lines: NumberLine[] = []
  let columns: Columns | undefined
  for (const [index, row] of readPastedTable(text).entries()) {
    if (index > 0 && index % linesPerStep === 0) yield
    const found = readHeadings(row.cells)
    if (found) columns = found
    else if (row.cells.some((cell) => /\d/.test(cell))) lines.push(readOnce(row, { columns, today, known }))
  }
  return lines
}

/** The same at once. */
export function readNumberLines(text: string, today: string, known?: ReadLines): NumberLine[] {
  const reading = readInSteps(text, today, known)
  let step = reading.next()
  while (!step.done) step = reading.next()
  return step.value
}

type Columns = readonly (ColumnKind | undefined)[]

interface Reading {
  columns: Columns | undefined
  today: string
  known: ReadLines
}

function readOnce(row: PastedRow, { columns, today, known }: Reading): NumberLine {
  const key = JSON.stringify([row.line, row.cells, columns, today])
  const read = known.get(key) ?? readRow(row, columns, today)
  known.set(key, read)
  return read
}

function readRow(row: PastedRow, columns: Columns | undefined, today: string): NumberLine {
  const { line, cells } = row
  const [shortened] = /\d[.,]\d+E\+?\d+/i.exec(cells.join(row.separator)) ?? []
  if (shortened !== undefined) return faultyLine(row, { what: 'shortenedByExcel', about: shortened })
  const placed = columns && columns.length > 1 ? placeByHeadings(cells, columns) : placeByLook(row)
  if (placed.number.length === 0) return faultyLine(row, { what: 'noNumber', about: textOf(row) })
  const read = readEntries(placed.number.join(', '))
  const entries: readonly NumberEntry[] = Array.isArray(read) ? read : []
  const facts = readFacts(placed, today)
  const faults = [...(Array.isArray(read) ? [] : [read]), ...facts.faults]
  if (facts.donorSimNumber !== undefined && countOf(entries) > 1)
    faults.push({ what: 'simOfMany', about: facts.donorSimNumber })
  const notes: LineRemark[] = placed.unused.map((about) => ({ what: 'unused', about }))
  if (facts.donorSimNumber !== undefined && !isIcc(facts.donorSimNumber))
    notes.push({ what: 'notAnIcc', about: facts.donorSimNumber })
  return { line, text: textOf(row), entries, ...facts, faults, notes }
}

function faultyLine(row: PastedRow, fault: LineRemark): NumberLine {
  return { line: row.line, text: textOf(row), entries: [], faults: [fault], notes: [] }
}

function textOf({ cells }: PastedRow): string {
  return cells.filter((cell) => cell !== '').join(' ')
}

export function countOf(entries: readonly NumberEntry[]): number {
  return entries.reduce((sum, { numbers }) => sum + numbers.length, 0)
}

/** The cells by what they are taken for. */
interface Placed extends Record<ColumnKind, string[]> {
  unused: string[]
  /** That can be a number as well as a customer number. */
  doubtful: string[]
}

const nothing = (): Placed => ({
  number: [],
  donorSimNumber: [],
  donorCustomerId: [],
  requestedDate: [],
  unused: [],
  doubtful: [],
})

function placeByHeadings(cells: readonly string[], columns: Columns): Placed {
  const placed = nothing()
  for (const [index, cell] of cells.entries()) if (cell !== '') placed[columns[index] ?? 'unused'].push(cell)
  return { ...placed, unused: [] }
}

/**
 * A list of numbers, or a number and beside it what looks like a SIM, a day or else a customer number. What tabs part are
 * columns; what commas and semicolons part is a list unless something in it can be no number.
 */
function placeByLook({ cells, separator }: PastedRow): Placed {
  const placed = nothing()
  const given = cells.filter((cell) => cell !== '')
  const isTable =
    separator === '\t' || given.slice(1).some((cell) => looksLikeSim(cell) || readDay(cell) !== undefined)
  for (const cell of given) placed[isTable ? kindOf(cell, placed) : kindInList(cell)].push(cell)
  return placed
}

const kindInList = (cell: string) => (isWords(cell) ? 'unused' : 'number')

/** A name, a street with its number, a town with its postal code: no number is that short and has words. */
function isWords(cell: string): boolean {
  return !/\d/.test(cell) || (/\p{L}{3}/u.test(cell) && digitsIn(cell) <= 4)
}

function kindOf(cell: string, { number }: Placed): keyof Placed {
  if (isWords(cell)) return 'unused'
  if (looksLikeSim(cell)) return 'donorSimNumber'
  if (number.length > 0 && readDay(cell) !== undefined) return 'requestedDate'
  if (number.length === 0) return 'number'
  return isNumberLike(cell) ? 'doubtful' : 'donorCustomerId'
}

/** Of a number in E.164. */
const fewestDigits = 7

function isNumberLike(cell: string): boolean {
  return digitsIn(cell) >= fewestDigits && readDay(cell) === undefined && Array.isArray(readEntries(cell))
}

/** 89 for telecommunication, 45 or another country, and so on: 18 to 20 digits. */
function looksLikeSim(cell: string): boolean {
  return /^89[0-9]{15,18}[0-9A-Fa-f]?$/.test(parseIccNumber(cell) ?? '')
}

function readFacts(placed: Placed, today: string): DonorFacts & { faults: LineRemark[] } {
  const faults: LineRemark[] = [
    ...placed.doubtful.map((about) => ({ what: 'numberOrCustomer' as const, about })),
    ...kinds.flatMap((kind) => placed[kind].slice(1).map((about) => ({ what: 'tooMany' as const, about }))),
  ]
  const [donorSimNumber, donorCustomerId, day] = kinds.map((kind) => placed[kind][0])
  const row = (about: string, description: string) => faults.push({ what: 'row', about, description })
  const facts: DonorFacts = {}
  if (donorSimNumber !== undefined) {
    const icc = parseIccNumber(donorSimNumber)
    if (icc === undefined) row(donorSimNumber, mvnoCreateErrors.donorSimNumberInvalid.description)
    else facts.donorSimNumber = icc
  }
  if (donorCustomerId !== undefined) {
    const { data, error } = portingUpdateInput.shape.donorCustomerId.safeParse(donorCustomerId)
    const [issue] = error?.issues ?? []
    if (issue)
      faults.push({
        what: 'row',
        about: donorCustomerId,
        description: issue.message,
        details: detailsOfIssue(issue),
      })
    else if (typeof data === 'string') facts.donorCustomerId = data
  }
  if (day !== undefined) {
    const read = readDay(day)
    if (!read) faults.push({ what: 'notADay', about: day })
    else if (read < today) row(day, portingUpdateErrors.requestedDatePast.description)
    else facts.requestedDate = read
  }
  return { ...facts, faults }
}

const kinds = ['donorSimNumber', 'donorCustomerId', 'requestedDate'] as const
