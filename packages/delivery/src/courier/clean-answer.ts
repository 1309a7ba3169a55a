import { oneLine } from './one-line.js'

/** Long enough for a reply line that says why, short enough for a column and a screen. */
const LONGEST_ANSWER = 200

/**
 * Makes what a foreign server said fit for the database and for screens: one line, no control or
 * invisible characters, none of the given secrets, at most 200 characters.
 */
export function cleanAnswer(text: string, secrets: readonly string[] = []): string {
  const line = oneLine(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
  const safe = withoutSecrets(line, secrets)
  if (safe.length <= LONGEST_ANSWER) return safe
  // The cut must not leave half of a surrogate pair behind.
  return `${safe.slice(0, LONGEST_ANSWER - 1).replace(/\p{Cs}$/u, '')}…`
}

/** The last line of a reply of several lines: the one that carries the verdict. */
export function lastLine(reply: string): string {
  return (
    reply
      .trim()
      .split(/[\r\n]+/)
      .at(-1) ?? ''
  )
}

/** Longest first, so that a secret inside another one leaves no rest behind. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
}
