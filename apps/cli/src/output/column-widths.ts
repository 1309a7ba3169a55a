import { lengthOf, wordsOf } from './wrap-text.js'

/** No column becomes narrower than this to make room for others. */
const leastWidth = 8

/**
 * How wide each column is. All that is in them has room where the width allows it; else the widest ones give way first,
 * down to their longest word.
 */
export function columnWidths(
  rows: readonly (readonly string[])[],
  { width, gap }: { width: number; gap: number },
): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: count }, (_, index) => rows.map((row) => row[index] ?? ''))
  const widths = columns.map((cells) => longest(cells))
  const words = columns.map((cells) => longest(cells.flatMap(wordsOf)))
  const room = width - gap * (count - 1)
  narrow(widths, words, room)
  narrow(
    widths,
    words.map((word) => Math.min(word, idLength)),
    room,
  )
  return widths
}

/** Ids stay whole: they are there to be copied. */
const idLength = 24

/** Takes from the widest column that may give, until all fit or none may. */
function narrow(widths: number[], least: readonly number[], room: number): void {
  const mayGive = (index: number) => (widths[index] ?? 0) > Math.max(least[index] ?? 1, leastWidth)
  while (widths.reduce((sum, one) => sum + one, 0) > room) {
    const giving = [...widths.keys()].filter(mayGive)
    const [widest] = giving.toSorted((one, other) => (widths[other] ?? 0) - (widths[one] ?? 0))
    if (widest === undefined) return
    widths[widest] = (widths[widest] ?? 0) - 1
  }
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, lengthOf(text)), 1)
}
