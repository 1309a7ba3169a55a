/**
 * The characters that the font of the power of attorney prints exactly: Latin, Greek, Cyrillic and their
 * punctuation. A test compares this list with the font's own glyphs, so neither can drift from the other.
 * Combining marks, invisible characters and soft hyphens are left out: they would print as something else.
 */
const printable = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f]*$/u

/** True when every character comes out on paper as it was given. `multiline` allows line feeds. */
export function isPrintable(text: string, { multiline = false } = {}): boolean {
  return printable.test(multiline ? text.replaceAll('\n', '') : text)
}
