import { type Expression, type ReferenceExpression, type SqlBool, sql } from 'kysely'
import type { Tables } from '../schema.js'

/** One of the columns contains the text, whatever its letter case. `%` and `_` of the text mean themselves. */
export function containsText<Table extends keyof Tables>(
  columns: readonly (ReferenceExpression<Tables, Table> & string)[],
  text: string,
): Expression<SqlBool> {
  const pattern = `%${text.replaceAll(/[!%_]/g, '!$&')}%`
  const alternatives = columns.map((column) => sql`${sql.ref(column)} like ${pattern} escape '!'`)
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`
}
