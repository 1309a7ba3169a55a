import { setImmediate } from 'node:timers/promises'
import { chunksOf } from '../query/chunks-of.js'
import { firstAtLeast, mostSpecificRanges } from './most-specific-ranges.js'
import { type NumberRange, toInteger } from './number-ranges.js'

interface Interval {
  first: number
  last: number
  operator: string
}

/** Of numbers (E.164, each once) those that lie in any range, each with the operator of the smallest one around it. */
export type HoldersAmong = (numbers: readonly string[]) => Promise<Map<string, string>>

/** So many are looked through in a few milliseconds. */
const rangesPerTurn = 20_000

/** Looks numbers up in many ranges, some thousand at a time. Others have their turn now and then. */
export async function createHoldersAmong(ranges: readonly NumberRange[]): Promise<HoldersAmong> {
  // Numbers beside the ranges, which are read again for each lot.
  const [firsts, lasts] = [new Float64Array(ranges.length), new Float64Array(ranges.length)]
  let index = 0
  for (const some of chunksOf(ranges, rangesPerTurn)) {
    await setImmediate()
    for (const { from, to } of some) {
      const first = toInteger(from)
      firsts[index] = first
      lasts[index] = to === from ? first : toInteger(to)
      index++
    }
  }
  return async (numbers) => {
    const ascending = numbers.map(toInteger).toSorted((one, other) => one - other)
    const holders = mostSpecificRanges(ascending, await intervalsAround(ascending))
    return new Map(
      numbers.flatMap((number) => {
        const holder = holders.get(toInteger(number))
        return holder ? [[number, holder.operator]] : []
      }),
    )
  }

  /** The ranges that hold any of the numbers. */
  async function intervalsAround(ascending: readonly number[]): Promise<Interval[]> {
    const [least = Infinity, most = -Infinity] = [ascending[0], ascending.at(-1)]
    const around: Interval[] = []
    for (let at = 0; at < ranges.length; at++) {
      if (at % rangesPerTurn === 0) await setImmediate()
      const [first, last] = [firsts[at] ?? 0, lasts[at] ?? 0]
      if (first > most || last < least) continue
      const next = ascending[firstAtLeast(ascending, first)]
      if (next !== undefined && next <= last)
        around.push({ first, last, operator: ranges[at]?.operator ?? '' })
    }
    return around
  }
}
