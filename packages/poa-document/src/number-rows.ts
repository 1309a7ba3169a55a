import { danishDate } from './danish-time.js'
import type { PoaPorting } from './facts.js'
import { asSoonAsPossible, danishCount, numbersBeneath } from './wording.js'

/** One row of the table: a number, a series of consecutive numbers, or what many single numbers share. Every cell is text. */
export interface NumberRow {
  numbers: string
  count: string
  type: string
  sim: string
  customerId: string
  date: string
  /** The single numbers that the row holds for; they stand in columns beneath it. */
  beneath?: readonly string[]
  /** It is the first of its porting. */
  startsPorting: boolean
  /** A rule comes under it. */
  endsPorting: boolean
}

/** Fewer read better as rows. */
const fewestInColumns = 4

/**
 * The portings' rows in the order given, the main number first in its porting. Portings of one number that differ in
 * nothing else come last and share a row.
 */
export function numberRows(portings: readonly PoaPorting[]): NumberRow[] {
  const rows = portings.flatMap(portingRows)
  const alike = groupAlike(rows)
  const inColumns = new Set(alike.flat())
  return [...rows.filter((row) => !inColumns.has(row)), ...alike.flatMap(sharedRow)]
}

/** A SIM is a number's own. */
function groupAlike(rows: readonly NumberRow[]): NumberRow[][] {
  const groups = new Map<string, NumberRow[]>()
  for (const row of rows) {
    if (!row.startsPorting || !row.endsPorting || row.count !== '1' || row.sim) continue
    const key = `${row.type} ${row.date} ${row.customerId}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].filter(({ length }) => length >= fewestInColumns)
}

function sharedRow(rows: readonly NumberRow[]): NumberRow[] {
  const beneath = rows.map(({ numbers }) => numbers)
  return rows.slice(0, 1).map((row) => ({ ...row, ...cellsAbove(numbersBeneath.single, beneath) }))
}

function portingRows(porting: PoaPorting): NumberRow[] {
  const [main, ...others] = numberRuns(porting.numbers)
  const single = others.flatMap(({ count, first }) => (count === 1 ? [first] : []))
  const inColumns = single.length >= fewestInColumns
  const rows = [main, ...(inColumns ? others.filter(({ count }) => count > 1) : others)].map((run) =>
    rowOf(porting, run),
  )
  const [first] = rows
  if (inColumns && first) rows.push({ ...first, ...cellsAbove(numbersBeneath.other, single) })
  if (first) first.startsPorting = true
  const last = rows.at(-1)
  if (last) last.endsPorting = true
  return rows
}

function rowOf(porting: PoaPorting, { first, last, count }: Run): NumberRow {
  return {
    numbers: count === 1 ? first : `${first} – ${last}`,
    count: danishCount.format(count),
    // What the donor must find, in the words its staff uses for the two kinds of account.
    type: porting.numberType === 'SIP' ? 'Fastnet' : 'Mobil',
    sim: porting.donorSimNumber ?? '',
    customerId: porting.donorCustomerId ?? '',
    date: porting.requestedDate ? danishDate(porting.requestedDate) : asSoonAsPossible,
    startsPorting: false,
    endsPorting: false,
  }
}

function cellsAbove(numbers: string, beneath: readonly string[]) {
  return { numbers, count: danishCount.format(beneath.length), beneath }
}

interface Run {
  first: string
  last: string
  count: number
}

/** The first begins with the main number. */
function numberRuns([main = '', ...others]: readonly string[]): [Run, ...Run[]] {
  const runs: [Run, ...Run[]] = [{ first: main, last: main, count: 1 }]
  let run = runs[0]
  for (const number of others.toSorted(byLengthThenDigits)) {
    if (isNext(run.last, number)) {
      run.last = number
      run.count++
    } else runs.push((run = { first: number, last: number, count: 1 }))
  }
  return runs
}

function byLengthThenDigits(one: string, other: string) {
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : Number(one > other)
}

// Fifteen digits at most: a number holds them exactly.
function isNext(number: string, next: string) {
  return number.length === next.length && Number(next) === Number(number) + 1
}
