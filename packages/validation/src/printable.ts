import { besidesLineFeeds } from './refused-character.js'

/**
 * Finds what the font of the power of attorney cannot print exactly as it is given: all but Latin, Greek, Cyrillic and
 * their punctuation. A test compares this list with the font's own glyphs, so neither can drift from the other.
 * Combining marks, invisible characters and soft hyphens are left out: they would print as something else.
 */
export const unprintableCharacter =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u02bb\u02bc\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20c0\u2116\u2117\u2120\u2122]/u

/** The same for texts of several lines. */
export const unprintableInLines = besidesLineFeeds(unprintableCharacter)

/** True when every character comes out on paper as it was given. */
export function isPrintable(text: string): boolean {
  return !unprintableCharacter.test(text)
}
