/** RFC 5321 4.5.3.1.1 and 4.5.3.1.3 (a path of 256 includes the angle brackets). */
const LONGEST_LOCAL_PART = 64
const LONGEST_ADDRESS = 254

const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/**
 * Whether the text is exactly one plain ASCII address: dot-atom, `@`, a domain of at least two labels.
 * Quoted local parts, comments, groups, lists, literals and anything outside ASCII are refused: to a
 * mail library a recipient is a small language, and its parsers have sent mail to the wrong people.
 */
export function isPlainAddress(text: string): boolean {
  const at = text.indexOf('@')
  if (text.length > LONGEST_ADDRESS || at < 1 || at > LONGEST_LOCAL_PART) return false
  return DOT_ATOM.test(text.slice(0, at)) && isDomain(text.slice(at + 1))
}

/** Two labels or more; the last one starts with a letter, so an IP address is no domain. */
function isDomain(text: string): boolean {
  const labels = text.split('.')
  return (
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && /^[A-Za-z]/.test(labels.at(-1) ?? '')
  )
}
