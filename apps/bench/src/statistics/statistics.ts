/** The middle one of several figures, and how far they lie apart. */
export interface Spread {
  median: number
  least: number
  most: number
}

/** @throws RangeError of nothing */
export function spreadOf(figures: readonly number[]): Spread {
  const ascending = figures.toSorted((one, other) => one - other)
  const [least, most] = [ascending[0], ascending.at(-1)]
  if (least === undefined || most === undefined) throw new RangeError('nothing was measured')
  return { median: medianOf(ascending), least, most }
}

/**
 * How many times the one is the other, visit by visit of the same round: what slows the machine down for a while slows
 * both. The median of these need not be the quotient of the medians.
 */
export function pairedRatio(ones: readonly number[], others: readonly number[]): Spread {
  if (ones.length !== others.length) throw new RangeError('what is compared was visited equally often')
  return spreadOf(ones.map((one, round) => one / (others[round] ?? Number.NaN)))
}

function medianOf(ascending: readonly number[]): number {
  const middle = ascending.length / 2
  const [below, above] = [ascending[Math.ceil(middle) - 1], ascending[Math.floor(middle)]]
  return ((below ?? 0) + (above ?? 0)) / 2
}
