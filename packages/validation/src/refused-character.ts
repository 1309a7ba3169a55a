import { characterName } from './character-name.js'
import type { ErrorDetails } from './error-details.js'

/** The longest text that is checked has no more code units; bounds the work on hostile input. */
const longestSearched = 16_000

/**
 * Which character is refused: the first of the text that the expression (with the flag `u`) finds; else undefined. So
 * many code points stand `before` the text.
 */
export function refusedCharacter(text: string, refused: RegExp, before = 0): ErrorDetails | undefined {
  const found = refused.exec(text.slice(0, longestSearched))
  const codePoint = found?.[0].codePointAt(0)
  if (!found || codePoint === undefined) return undefined
  const name = characterName(codePoint)
  const character = {
    code: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
    ...(name !== undefined && { name }),
    index: before + Array.from(text.slice(0, found.index)).length,
  }
  return { character }
}

/** The same expression, but for texts of several lines: no line feed is what it finds. Made once: that takes longer than a search. */
export function besidesLineFeeds(refused: RegExp): RegExp {
  return new RegExp(`(?!\\n)(?:${refused.source})`, 'u')
}
