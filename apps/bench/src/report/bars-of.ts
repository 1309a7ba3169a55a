import type { LoadFigures } from '../load/measure-load.js'
import { spreadOf } from '../statistics/statistics.js'
import { barChart } from './bar-chart.js'
import type { Chart } from './chart.js'

/** How many calls a second each contender answers. */
export function barsOf(
  figures: Readonly<Record<string, readonly LoadFigures[]>>,
  { name, title }: { name: string; title: string },
): Chart {
  const bars = Object.entries(figures).map(([name, visits]) => ({
    name,
    figure: spreadOf(visits.map(({ perSecond }) => perSecond)),
  }))
  return barChart({ name, title: `${title}: calls/s`, digits: 0, bars })
}
