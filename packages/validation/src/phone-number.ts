import type { ErrorDetails } from './error-details.js'
import { pasted, plainNumber } from './plain-number.js'
import { refusedCharacter } from './refused-character.js'

/** Longer than any number with all its separators; bounds the work on hostile input. */
const longestWritten = 40

/** As many characters a text may have that is read as a phone number, those that nobody sees included. */
export const longestPhoneNumber = 2 * longestWritten

/**
 * The E.164 form of a written or pasted phone number, or undefined when it has not the shape of one.
 * Separators (blanks, dashes, `.`, brackets) and format characters go, `00` reads as `+`, eight digits read as Danish.
 * Checked for shape, not for being assigned. With a dash in it a Danish number has eight digits: `+4533254170-79` is
 * none, and a series where one is taken.
 */
export function parsePhoneNumber(written: string): string | undefined {
  const plain = plainNumber(written, longestWritten)
  if (plain === undefined) return undefined
  const compact = plain.replace(/[ .()-]/g, '').replace(/^00/, '+')
  const international = /^[0-9]{8}$/.test(compact) ? `+45${compact}` : compact
  if (plain.includes('-') && /^\+45[0-9]{9}/.test(international)) return undefined
  return /^\+[1-9][0-9]{6,14}$/.test(international) ? international : undefined
}

/** Which character of a text can be no part of a phone number. */
export function faultOfPhoneNumber(written: string): ErrorDetails | undefined {
  return refusedCharacter(written, foreign)
}

const foreign = new RegExp(`[^0-9+ .()${pasted.format}${pasted.blank}${pasted.dash}-]`, 'u')

/** A number out of a query, where a raw `+` arrives as a blank: the one before the first digit is a `+`. */
export function withPlusOfQuery(text: string): string {
  return text.replace(plusOfQuery, '$1+')
}

/** No e-mail address: of those nothing is repaired. */
const plusOfQuery = new RegExp(`^([${pasted.format}]*) (?=[${pasted.format}]*[0-9][^@]*$)`)
