import type { FontFace } from './font-face.js'

/**
 * Breaks a text into lines of at most `width` millimetres: at spaces, and inside a word that is longer
 * than a line. A space between digits holds a number together. Every other one stays at the end of its line, unseen,
 * so that the lines joined are the text.
 */
export function wrapText(text: string, face: FontFace, sizePt: number, width: number): string[] {
  // A hair of tolerance: a column that was made as wide as its text is so but for the last bit.
  const fits = (line: string) => face.width(trimmedEnd(line), sizePt) <= width + 0.001
  if (fits(text)) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/(?:[^ ]|(?<=[0-9]) (?=[0-9]))+ *| +/g) ?? []) {
    if (fits(line + word)) {
      line += word
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = fits(word) ? [word] : breakWord(word, fits)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

function breakWord(word: string, fits: (line: string) => boolean) {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

// Not trimEnd: a no-break space is printed text.
function trimmedEnd(line: string) {
  let end = line.length
  while (end > 0 && line[end - 1] === ' ') end--
  return line.slice(0, end)
}
