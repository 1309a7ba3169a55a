import { readPastedTable } from '../../../parts/pasted-table.js'

/** The text without the rows that begin at these lines; all others stay as they were. */
export function withoutLines(text: string, lines: ReadonlySet<number>): string {
  const begins = new Set(readPastedTable(text).map(({ line }) => line))
  let isKept = true
  return text
    .split(/\r\n?|\n/)
    .filter((_, index) => {
      if (begins.has(index + 1)) isKept = !lines.has(index + 1)
      return isKept
    })
    .join('\n')
}
