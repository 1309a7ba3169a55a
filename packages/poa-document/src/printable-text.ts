/**
 * What a document can print, as the inside of a regular expression's character class: Latin with
 * Vietnamese, Greek (monotonic), Cyrillic, punctuation, superscripts, currency, and № ℗ ℠ ™.
 *
 * Left out on purpose: combining marks and Greek that needs them, everything invisible (soft hyphen,
 * zero-width, direction marks), every space but U+0020 and U+00A0, private use, and what lies outside
 * the Basic Multilingual Plane. Every character here has a glyph of its own, so that text read back
 * from the document is the text that went in.
 */
export const printableCharacters =
  '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u024f\\u02bb\\u02bc' +
  '\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce' +
  '\\u0400-\\u0481\\u048a-\\u052f\\u1e00-\\u1eff' +
  '\\u2010-\\u2027\\u2030-\\u205e\\u2070\\u2071\\u2074-\\u208e\\u2090-\\u209c' +
  '\\u20a0-\\u20c0\\u2116\\u2117\\u2120\\u2122'

const oneLine = new RegExp(`^[${printableCharacters}]*$`)
const severalLines = new RegExp(`^[${printableCharacters}\\n]*$`)

/** Whether a document can print the text unchanged. Line feeds are for `owner.address` only. */
export function canPrint(text: string, options: { lineFeeds?: boolean } = {}): boolean {
  return (options.lineFeeds ? severalLines : oneLine).test(text)
}

/** The text with every character that a document cannot print as its code point, `[U+5F20]`; line feeds are blanks. */
export function asPrintable(text: string): string {
  return Array.from(text.replaceAll('\n', ' '))
    .map((character) => (canPrint(character) ? character : `[${codePointOf(character)}]`))
    .join('')
}

function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
