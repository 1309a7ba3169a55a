/** Longer than any number with all its separators; bounds the work on hostile input. */
const longestWritten = 40

/**
 * The E.164 form of a written phone number, or undefined when it has not the shape of one.
 * Separators (blank, `-`, `.`, brackets) go, `00` reads as `+`, eight digits read as Danish. Checked for shape,
 * not for being assigned.
 */
export function parsePhoneNumber(written: string): string | undefined {
  if (written.length > longestWritten) return undefined
  const compact = written.replace(/[ .()-]/g, '').replace(/^00/, '+')
  const international = /^[0-9]{8}$/.test(compact) ? `+45${compact}` : compact
  return /^\+[1-9][0-9]{6,14}$/.test(international) ? international : undefined
}
