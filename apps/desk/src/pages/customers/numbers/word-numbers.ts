import { asSeries } from '@telecomx/client/schemas'
import { formatPhone } from '../../../language/format-number.js'

/** More than anybody reads through in one place. */
const mostSeries = 20

/** Numbers (E.164) as people read them: `33 25 41 50 – 33 25 41 79, 33 25 41 88`, broken between numbers only. */
export function wordNumbers(numbers: readonly string[]): string {
  const series = asSeries(numbers)
  const worded = series
    .slice(0, mostSeries)
    .map((one) => one.split('-').map(wordNumber).join('\u00a0– '))
    .join(', ')
  return series.length > mostSeries ? `${worded} …` : worded
}

function wordNumber(number: string): string {
  return formatPhone(number).replaceAll(' ', '\u00a0')
}
