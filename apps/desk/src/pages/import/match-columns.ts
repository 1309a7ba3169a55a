import type { ImportField } from './import-kinds.js'

/** By the name of the field which column of the table it stands in, counted from 0. */
export type Columns = Readonly<Record<string, number | undefined>>

/** The columns whose headings are those of the fields, in Danish, in English or by their names in the API. */
export function matchColumns(headings: readonly string[], fields: readonly ImportField[]): Columns {
  const plain = headings.map(plainHeading)
  return Object.fromEntries(
    fields.flatMap(({ name, headings: spellings }) => {
      const known = [name, ...spellings].map(plainHeading)
      const column = plain.findIndex((heading) => known.includes(heading))
      return column < 0 ? [] : [[name, column]]
    }),
  )
}

/** `E-mail *` and `e mail` are one heading. */
function plainHeading(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
