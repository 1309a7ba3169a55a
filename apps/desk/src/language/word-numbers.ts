import { asSeries } from '@telecomx/client/schemas'
import { formatPhone } from './format-number.js'

/** More than anybody reads through in one place. */
const mostSeries = 20

/** Numbers (E.164) as people read them: `33 40 10 20 – 33 40 10 29, 33 40 10 35`, broken between numbers only. */
export function wordNumbers(numbers: readonly string[]): string {
  const series = wordSeries(numbers)
  const worded = series.slice(0, mostSeries).join(', ')
  return series.length > mostSeries ? `${worded} …` : worded
}

/** The same, one by one: those that follow one another as a series, the lowest first. */
export function wordSeries(numbers: readonly string[]): string[] {
  return asSeries(numbers).map((series) => series.split('-').map(formatPhone).join('\u00a0– '))
}
