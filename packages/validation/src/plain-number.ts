/**
 * A pasted number in plain characters, or undefined when it is longer than that: every blank is `U+0020`, every dash
 * `-`, and format characters, which programs put around numbers and nobody sees, are gone. All else stays as it is.
 * At most as many format characters as others bound the work on hostile input.
 */
export function plainNumber(pasted: string, longest: number): string | undefined {
  if (pasted.length > 2 * longest) return undefined
  const plain = pasted.replace(formatCharacters, '').replace(blanks, ' ').replace(dashes, '-')
  return plain.length > longest ? undefined : plain
}

/** For a regular expression: zero-width blank, direction marks, embeddings and isolates, byte order mark. */
export const formatCharacter = '[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]'
const formatCharacters = new RegExp(formatCharacter, 'g')
/** The no-break ones and those of a fixed width, figure and thin blanks among them. */
const blanks = /[\u00a0\u2000-\u200a\u202f]/g
/** Hyphens, figure, en and em dash, horizontal bar, minus sign. */
const dashes = /[\u2010-\u2015\u2212]/g
