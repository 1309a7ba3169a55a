import { type Expression, type ReferenceExpression, type SqlBool, sql } from 'kysely'
import type { Tables } from '../schema.js'

/**
 * One of the columns contains the text, whatever its letter case and accents. The text may be written with å, ø and æ,
 * with aa, oe and ae for all of them, or with plain a and o. `%` and `_` mean themselves.
 */
export function containsText<Table extends keyof Tables>(
  columns: readonly (ReferenceExpression<Tables, Table> & string)[],
  text: string,
): Expression<SqlBool> {
  const spellings = /aa|oe|ae|[åøæ]/i.test(text) ? [asWritten, inTwoLetters] : [asWritten]
  const alternatives = columns.flatMap((column) =>
    spellings.map(({ ofColumn, ofText }) => {
      const pattern = `%${ofText(text).replaceAll(/[!%_]/g, '!$&')}%`
      return sql`${ofColumn(sql.ref(column))} collate utf8mb4_unicode_520_ci like ${pattern} escape '!'`
    }),
  )
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`
}

interface Spelling {
  ofColumn: (column: Expression<unknown>) => Expression<unknown>
  ofText: (text: string) => string
}

/** The collation takes å for a, ø for o and every other letter with an accent for the one without. */
const asWritten: Spelling = { ofColumn: (column) => column, ofText: (text) => text }

const inTwoLetters: Spelling = {
  ofColumn: (column) => sql`replace(replace(replace(lower(${column}), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae')`,
  ofText: (text) => text.toLowerCase().replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae'),
}
