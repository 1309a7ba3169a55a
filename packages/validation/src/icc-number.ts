import type { ErrorDetails } from './error-details.js'
import { pasted, plainNumber } from './plain-number.js'
import { refusedCharacter } from './refused-character.js'

/** Room for the 20 digits of an ICC and whatever other ids donors print on a SIM. */
const longestIcc = 32
/** With a blank between any two of them. */
const longestWritten = 2 * longestIcc

/** As many characters a text may have that is read as an ICC, those that nobody sees included. */
export const longestIccNumber = 2 * longestWritten

/**
 * The ICC of a SIM as it is stored, or undefined when it is none: letters (a filler F) and digits. Blanks and format
 * characters go.
 */
export function parseIccNumber(written: string): string | undefined {
  const icc = plainNumber(written, longestWritten)?.replaceAll(' ', '')
  return icc !== undefined && /^[0-9A-Za-z]{1,32}$/.test(icc) ? icc : undefined
}

/** Whether it looks like a SIM's ICC (ITU-T E.118, and two digits longer as some print it): 18 to 22 digits, the last may be a filler F. */
export function isIcc(written: string): boolean {
  return /^\d{17,21}[\dF]$/i.test(parseIccNumber(written) ?? '')
}

/** Which character of a text can be no part of an ICC. */
export function faultOfIccNumber(written: string): ErrorDetails | undefined {
  return refusedCharacter(written, foreign)
}

const foreign = new RegExp(`[^0-9A-Za-z ${pasted.format}${pasted.blank}]`, 'u')
