/**
 * A pasted number in plain characters, or undefined when it is longer than that: every blank is `U+0020`, every dash
 * `-`, and format characters, which programs put around numbers and nobody sees, are gone. All else stays as it is.
 * At most as many format characters as others bound the work on hostile input.
 */
export function plainNumber(written: string, longest: number): string | undefined {
  if (written.length > 2 * longest) return undefined
  const plain = written.replace(formatCharacters, '').replace(blanks, ' ').replace(dashes, '-')
  return plain.length > longest ? undefined : plain
}

/**
 * The characters as which others are read, for the inside of a regular expression's character class: zero-width blank,
 * direction marks, embeddings and isolates, byte order mark; the no-break blanks and those of a fixed width, figure and
 * thin blanks among them; hyphens, figure, en and em dash, horizontal bar, minus sign.
 */
export const pasted = {
  format: '\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff',
  blank: '\\u00a0\\u2000-\\u200a\\u202f',
  dash: '\\u2010-\\u2015\\u2212',
}

const formatCharacters = new RegExp(`[${pasted.format}]`, 'g')
const blanks = new RegExp(`[${pasted.blank}]`, 'g')
const dashes = new RegExp(`[${pasted.dash}]`, 'g')
