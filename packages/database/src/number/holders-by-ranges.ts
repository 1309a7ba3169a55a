import { setImmediate } from 'node:timers/promises'
import { chunksOf } from '../query/chunks-of.js'
import { firstAtLeast, mostSpecificRanges } from './most-specific-ranges.js'
import type { NumberRange } from './number-ranges.js'

/** So many are looked through in a few milliseconds. */
const rangesPerTurn = 20_000

/** Of the numbers (E.164) those that lie in any of the ranges, each with the operator of the smallest one around it. */
export async function holdersByRanges(
  numbers: readonly string[],
  ranges: readonly NumberRange[],
): Promise<Map<string, string>> {
  const ascending = [...new Set(numbers.map(Number))].toSorted((one, other) => one - other)
  const around: { first: number; last: number; operator: string }[] = []
  for (const chunk of chunksOf(ranges, rangesPerTurn)) {
    // Others have their turn.
    await setImmediate()
    for (const { from, to, operator } of chunk) {
      const [first, last] = [Number(from), Number(to)]
      const next = ascending[firstAtLeast(ascending, first)]
      if (next !== undefined && next <= last) around.push({ first, last, operator })
    }
  }
  const holders = mostSpecificRanges(ascending, around)
  return new Map(
    numbers.flatMap((number) => {
      const holder = holders.get(Number(number))
      return holder ? [[number, holder.operator]] : []
    }),
  )
}
