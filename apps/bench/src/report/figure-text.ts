import type { Spread } from '../statistics/statistics.js'

/** `12.3 (11.9–14.0)`: the median, and between what the visits lay; where that is one figure it stands alone. */
export function figureText({ median, least, most }: Spread, digits: number): string {
  const [middle, low, high] = [median, least, most].map((figure) => figure.toFixed(digits))
  return low === high ? (middle ?? '') : `${middle} (${low}–${high})`
}
