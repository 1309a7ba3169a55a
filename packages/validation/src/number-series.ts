import { parsePhoneNumber } from './phone-number.js'
import { plainNumber } from './plain-number.js'

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
 * Reads a phone number (`70 30-50 50`) or a series of them: two numbers (`+4570305050-+4570305059`) or a number and the
 * last digits of another (`70305050-59`), with any dash between; undefined when it is neither. Dashes separate digits
 * inside a number as well, so: what is one number by itself is that number; else the first dash that has a number on
 * either side parts the ends; else the last one parts off last digits.
 */
export function parseNumberSeries(written: string): NumberSeries | undefined {
  const plain = plainNumber(written, longestWritten)
  if (plain === undefined) return undefined
  const single = parsePhoneNumber(plain)
  if (single !== undefined) return { first: single, last: single }
  return parseTwoNumbers(plain) ?? parseShortEnd(plain)
}

function parseTwoNumbers(plain: string): NumberSeries | undefined {
  for (let dash = plain.indexOf('-'); dash !== -1; dash = plain.indexOf('-', dash + 1)) {
    const first = parsePhoneNumber(plain.slice(0, dash))
    const last = parsePhoneNumber(plain.slice(dash + 1))
    if (first !== undefined && last !== undefined) return { first, last }
  }
  return undefined
}

/** `33254170-79`: the digits behind the last dash take the place of the number's last ones. */
function parseShortEnd(plain: string): NumberSeries | undefined {
  const dash = plain.lastIndexOf('-')
  const first = dash === -1 ? undefined : parsePhoneNumber(plain.slice(0, dash))
  const end = plain.slice(dash + 1).replaceAll(/[ .]/g, '')
  // Eight digits would be a number.
  if (first === undefined || !/^[0-9]{1,7}$/.test(end)) return undefined
  return { first, last: first.slice(0, -end.length) + end }
}

/** What is wrong with a series; undefined when its numbers can be counted up. */
export function faultOfSeries(series: NumberSeries): SeriesFault | undefined {
  if (series.first.length !== series.last.length) return 'uneven'
  if (series.first > series.last) return 'reversed'
  return lengthOfSeries(series) <= longestSeries ? undefined : 'too long'
}

/** How many numbers a series has whose ends are in order. */
export function lengthOfSeries({ first, last }: NumberSeries): number {
  return toInteger(last) - toInteger(first) + 1
}

/** Every number of a series without a fault, E.164, ascending. */
export function numbersOfSeries(series: NumberSeries): string[] {
  const lowest = toInteger(series.first)
  return Array.from({ length: lengthOfSeries(series) }, (_, index) => `+${lowest + index}`)
}

/** The numbers, E.164, as a list of numbers may say them: what follows each other as series, ascending. */
export function asSeries(numbers: readonly string[]): string[] {
  const series: NumberSeries[] = []
  for (const number of numbers.toSorted((one, other) => toInteger(one) - toInteger(other))) {
    const present = series.at(-1)
    const length = present && toInteger(number) - toInteger(present.first)
    const follows = present && toInteger(number) - toInteger(present.last) === 1
    if (follows && length !== undefined && length < longestSeries && number.length === present.first.length)
      present.last = number
    else series.push({ first: number, last: number })
  }
  return series.map(({ first, last }) => (first === last ? first : `${first}-${last}`))
}

/** E.164 has at most 15 digits, which a JavaScript number holds exactly. */
function toInteger(number: string): number {
  return Number(number.slice(1))
}
