import { type Expression, type SqlBool, sql } from 'kysely'

/** The column holds the text somewhere. `%` and `_` in the text mean themselves; letter case as the column has it. */
export function contains(column: string, text: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${`%${text.replaceAll(/[|%_]/g, '|$&')}%`} escape '|'`
}
