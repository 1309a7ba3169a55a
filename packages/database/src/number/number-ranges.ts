import { type Insertable, type RawBuilder, sql } from 'kysely'
import { chunksOf } from '../query/chunks-of.js'
import type { Database, DatabaseTransaction, NumberRangeTable } from '../schema.js'
import { prepared } from '../query/prepared.js'
import { mostSpecificRanges } from './most-specific-ranges.js'
import { lockExclusively } from '../connection/lock-exclusively.js'

/** An entry of the number table: these numbers belong to that operator. A single number is a range of one. */
export interface NumberRange {
  /** E.164, both of them; `to` is the last number of the range. */
  from: string
  to: string
  /** CPS code. */
  operator: string
}

/** Of many more the servers' range optimizers give up, and then they read the whole table. */
const windowsPerStatement = 250

/**
 * Who holds the numbers (E.164), by CPS code: of all entries that contain a number the smallest, of two equally small
 * ones that which begins later. A number that no entry contains is left out.
 */
export async function findHolders(
  database: Database,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(numbers.map(toInteger))].toSorted((a, b) => a - b)
  if (wanted.length === 0) return new Map()
  const windows = (await listDigits(database)).flatMap((digits) => windowsAround(wanted, digits))
  const read: Entry[][] = []
  for (const chunk of chunksOf(windows, windowsPerStatement)) read.push(await listEntries(database, chunk))
  const holders = mostSpecificRanges(wanted, read.flat())
  return new Map(
    numbers.flatMap((number) => {
      const holder = holders.get(toInteger(number))
      return holder === undefined ? [] : [[number, holder.operator]]
    }),
  )
}

/** Who holds the entry with these bounds, locked as long as the transaction lasts. */
export async function lockNumberRange(
  trx: DatabaseTransaction,
  range: Omit<NumberRange, 'operator'>,
): Promise<string | undefined> {
  const entry = await trx
    .selectFrom('number_range')
    .select('operator')
    .where('first_number', '=', toInteger(range.from))
    .where('last_number', '=', toInteger(range.to))
    .forUpdate()
    .executeTakeFirst()
  return entry?.operator
}

/** Creates the entry, or gives the entry with the same bounds to that operator. */
export async function upsertNumberRange(database: Database, range: NumberRange): Promise<void> {
  await database.replaceInto('number_range').values(numberRangeRow(range)).execute()
}

/** 100 kB of a statement that may have 16 MB, and made in a millisecond or two: others have their turn between. */
const rangesPerStatement = 2_000

/**
 * Writes the entries, each over the one with the same bounds; with `replace` they are all that is left in the table.
 * Imports go one after the other: two at once would leave a table that neither of them gave.
 */
export async function upsertNumberRanges(
  trx: DatabaseTransaction,
  ranges: readonly NumberRange[],
  { replace }: { replace: boolean },
): Promise<void> {
  await lockExclusively(trx, 'number.import')
  if (replace) await trx.deleteFrom('number_range').execute()
  for (const chunk of chunksOf(ranges, rangesPerStatement)) await replaceRanges(chunk).execute(trx)
}

/** The rows are one parameter: to name each value of 2000 rows takes longer than to send them. */
function replaceRanges(ranges: readonly NumberRange[]): RawBuilder<unknown> {
  const rows = ranges.map((range) => {
    const { first_number: first, last_number: last, operator, digits } = numberRangeRow(range)
    return [first, last, operator, digits]
  })
  return sql`replace into number_range (first_number, last_number, operator, digits) values ${rows}`
}

/** The row of an entry. */
export function numberRangeRow({ from, to, operator }: NumberRange): Insertable<NumberRangeTable> {
  const first = toInteger(from)
  const last = to === from ? first : toInteger(to)
  // The size: the least d, from 1 on, for which the range holds at most 10^d numbers.
  const digits = String(last - first).length
  return { first_number: first, last_number: last, operator, digits }
}

interface Entry {
  first: number
  last: number
  operator: string
}

/** Where entries of one size begin when they contain any of some numbers. */
interface Window {
  digits: number
  begin: number
  end: number
}

/** Numbers that lie close together for ranges of that size share a window: nothing is read twice. */
function windowsAround(ascending: readonly number[], digits: number): Window[] {
  const windows: Window[] = []
  for (const number of ascending) {
    const begin = number - 10 ** digits + 1
    const last = windows.at(-1)
    if (last && begin <= last.end + 1) last.end = number
    else windows.push({ digits, begin, end: number })
  }
  return windows
}

/** All sizes that an entry can have: so many digits has E.164. */
export const sizes: readonly number[] = Array.from({ length: 15 }, (_, index) => index + 1)

/** The sizes that there are. Each is looked for: to `select distinct` the servers read a whole index now and then. */
async function listDigits(database: Database): Promise<number[]> {
  const rows = await selectDigits(database, {})
  return rows.map((row) => row.digits)
}

const selectDigits = prepared((builder) => {
  const present = sizes.map((digits) => {
    const entry = sql`select 1 from number_range force index (number_range_digits) where digits = ${sql.lit(digits)}`
    return sql`select ${sql.lit(digits)} as digits from dual where exists (${entry})`
  })
  return sql<{ digits: number }>`${sql.join(present, sql` union all `)}`.compile(builder)
})

/**
 * `digits` stands in every window and the index is named, or else the servers come to read whole sizes and to compare
 * each row with every window, as soon as their statistics are behind.
 */
async function listEntries(database: Database, windows: readonly Window[]): Promise<Entry[]> {
  const begins = windows.map(
    ({ digits, begin, end }) =>
      sql`(digits = ${digits} and first_number between ${Math.max(begin, 0)} and ${end})`,
  )
  const select = sql<Entry>`select first_number as first, last_number as last, operator
    from number_range force index (number_range_digits) where ${sql.join(begins, sql` or `)}`
  return (await select.execute(database)).rows
}

/** E.164 has at most 15 digits, which a JavaScript number holds exactly. */
export function toInteger(number: string): number {
  return Number(number.slice(1))
}
