import { parsePhoneNumber } from './phone-number.js'

/** More numbers than any series that is sold in one piece: a typing error. */
export const longestSeries = 1_000
/** Two written numbers and what may stand between them; bounds the work on hostile input. */
const longestWritten = 90

/** Numbers that follow each other, E.164 both; a single number is a series of one. */
export interface NumberSeries {
  first: string
  last: string
}

/** What makes two numbers no series: ends of different length, the higher one first, too many numbers. */
export type SeriesFault = 'uneven' | 'reversed' | 'too long'

/**
 * Reads a phone number (`70 30-50 50`) or a series of them (`+4570305050-+4570305059`, blanks around the `-` or not);
 * undefined when it is neither. `-` separates digits inside a number as well, so: what is one number by itself is that
 * number; else the first `-` that has a number on either side parts the ends of a series.
 */
export function parseNumberSeries(written: string): NumberSeries | undefined {
  const single = parsePhoneNumber(written)
  if (single !== undefined) return { first: single, last: single }
  if (written.length > longestWritten) return undefined
  for (let dash = written.indexOf('-'); dash !== -1; dash = written.indexOf('-', dash + 1)) {
    const first = parsePhoneNumber(written.slice(0, dash))
    const last = parsePhoneNumber(written.slice(dash + 1))
    if (first !== undefined && last !== undefined) return { first, last }
  }
  return undefined
}

/** What is wrong with a series; undefined when its numbers can be counted up. */
export function faultOfSeries(series: NumberSeries): SeriesFault | undefined {
  if (series.first.length !== series.last.length) return 'uneven'
  if (series.first > series.last) return 'reversed'
  return toInteger(series.last) - toInteger(series.first) < longestSeries ? undefined : 'too long'
}

/** Every number of a series without a fault, E.164, ascending. */
export function numbersOfSeries({ first, last }: NumberSeries): string[] {
  const lowest = toInteger(first)
  return Array.from({ length: toInteger(last) - lowest + 1 }, (_, index) => `+${lowest + index}`)
}

/** E.164 has at most 15 digits, which a JavaScript number holds exactly. */
function toInteger(number: string): number {
  return Number(number.slice(1))
}
