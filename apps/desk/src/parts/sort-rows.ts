import type { Language } from '../language/in-both-languages.js'

interface SortedBy<Row> {
  columns: readonly { key: string; sortBy?: (row: Row) => string | number }[]
  sort: string | undefined
  language: Language
}

/** The rows in the order of a column; texts in the order of the language, in which numbers within them count as numbers. */
export function sortRows<Row>(
  rows: readonly Row[],
  { columns, sort, language }: SortedBy<Row>,
): readonly Row[] {
  const sortBy = columns.find(({ key }) => key === sort?.replace(/^-/, ''))?.sortBy
  if (!sortBy) return rows
  const { compare } = new Intl.Collator(language, { numeric: true })
  const direction = sort?.startsWith('-') ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)]
    return (
      direction * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)))
    )
  })
}
