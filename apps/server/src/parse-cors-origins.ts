/**
 * Origins with commas between; none of an empty text. Each is to be written as browsers send it, because it is compared
 * as text: no path, not even `/`, no wildcard, lower case, no port that is the scheme's own.
 *
 * @throws Error with a sentence that counts the entries and holds none.
 */
export function parseCorsOrigins(text: string): string[] {
  const origins = text.split(',').map((origin) => origin.trim())
  if (text.trim() === '') return []
  const wrong = origins.findIndex((origin) => !isOrigin(origin))
  if (wrong === -1) return origins
  throw new Error(
    `entry ${wrong + 1} is no origin as browsers send it: http:// or https://, host and port, as in https://desk.example, without a path or a wildcard`,
  )
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text
}
