import { danishDate } from './danish-time.js'
import type { PoaPorting } from './facts.js'
import { asSoonAsPossible } from './wording.js'

/** One row of the table: a number, or a series of consecutive numbers. Every cell is text. */
export interface NumberRow {
  numbers: string
  count: string
  type: string
  sim: string
  customerId: string
  date: string
  /** A rule comes under it. */
  endsPorting: boolean
}

/** The portings' rows in the order given, the main number first in its porting. */
export function numberRows(portings: readonly PoaPorting[]): NumberRow[] {
  return portings.flatMap((porting) => {
    const runs = numberRuns(porting.numbers)
    return runs.map((run, index) => ({
      numbers: run.last === run.first ? run.first : `${run.first} – ${run.last}`,
      count: String(run.count),
      // What the donor must find, in the words its staff uses for the two kinds of account.
      type: porting.numberType === 'SIP' ? 'Fastnet' : 'Mobil',
      sim: porting.donorSimNumber ?? '',
      customerId: porting.donorCustomerId ?? '',
      date: porting.requestedDate ? danishDate(porting.requestedDate) : asSoonAsPossible,
      endsPorting: index === runs.length - 1,
    }))
  })
}

interface Run {
  first: string
  last: string
  count: number
}

function numberRuns(numbers: readonly string[]): Run[] {
  const [main, ...others] = numbers
  const runs: Run[] = []
  for (const number of [main, ...others.toSorted(byLengthThenDigits)]) {
    const run = runs.at(-1)
    if (number === undefined) continue
    if (run && isNext(run.last, number)) {
      run.last = number
      run.count++
    } else runs.push({ first: number, last: number, count: 1 })
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
