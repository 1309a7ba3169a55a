import { asSeries } from '@telecomx/client/schemas'
import { formatPhone } from '../../../language/format-number.js'

/** Numbers (E.164) as people read them: `33 25 41 50 – 33 25 41 79, 33 25 41 88`. */
export function wordNumbers(numbers: readonly string[]): string {
  return asSeries(numbers)
    .map((series) => series.split('-').map(formatPhone).join('\u00a0– '))
    .join(', ')
}
