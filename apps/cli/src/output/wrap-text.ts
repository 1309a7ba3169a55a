/** A text in lines of at most so many characters: broken between words, and within one only where it is longer. */
export function wrapText(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(text).flatMap((word) => pieces(word, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && lengthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].join('\n')
}

/** What belongs on one line; a date and its time are one word. */
export function wordsOf(text: string): string[] {
  return text.split(/ (?!\d\d:\d\d\b)/)
}

export function lengthOf(text: string): number {
  return Array.from(text).length
}

function pieces(word: string, width: number): string[] {
  const letters = Array.from(word)
  const count = Math.max(1, Math.ceil(letters.length / width))
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * width, (index + 1) * width).join(''),
  )
}
