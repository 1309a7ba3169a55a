import { setImmediate } from 'node:timers/promises'
import { chunksOf } from '../query/chunks-of.js'
import { firstAtLeast, mostSpecificRanges } from './most-specific-ranges.js'
import type { NumberRange } from './number-ranges.js'

interface Interval {
  first: number
  last: number
  operator: string
}

/** So many are looked through in a few milliseconds. */
const rangesPerTurn = 20_000
const numbersPerTurn = 2_000

/**
 * Of the numbers (E.164) those that lie in any of the ranges, each with the operator of the smallest one around it. Others
 * have their turn now and then.
 */
export async function holdersByRanges(
  numbers: readonly string[],
  ranges: readonly NumberRange[],
): Promise<Map<string, string>> {
  const ascending = [...new Set(numbers.map(Number))].toSorted((one, other) => one - other)
  const around = await intervalsAround(ascending, ranges)
  const holders = new Map<number, Interval>()
  for (const some of chunksOf(ascending, numbersPerTurn)) {
    await setImmediate()
    const [first = 0, last = 0] = [some[0], some.at(-1)]
    const near = around.filter((interval) => interval.first <= last && interval.last >= first)
    for (const [number, holder] of mostSpecificRanges(some, near)) holders.set(number, holder)
  }
  return new Map(
    numbers.flatMap((number) => {
      const holder = holders.get(Number(number))
      return holder ? [[number, holder.operator]] : []
    }),
  )
}

/** The ranges that hold any of the numbers. */
async function intervalsAround(
  ascending: readonly number[],
  ranges: readonly NumberRange[],
): Promise<Interval[]> {
  const around: Interval[] = []
  for (const some of chunksOf(ranges, rangesPerTurn)) {
    await setImmediate()
    for (const { from, to, operator } of some) {
      const first = Number(from)
      const last = to === from ? first : Number(to)
      const next = ascending[firstAtLeast(ascending, first)]
      if (next !== undefined && next <= last) around.push({ first, last, operator })
    }
  }
  return around
}
