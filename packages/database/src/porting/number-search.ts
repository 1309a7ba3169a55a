import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { areFew } from '../query/are-few.js'
import type { Database, Tables } from '../schema.js'

/**
 * Which numbers a filter of digits finds: those that begin with them, with or without +45, and those that end with them.
 * Indexes have both; a part in the middle would be looked for in every number there is.
 * Source: docs/api/porting-list.md.
 */
function beginningsOf(digits: string): string[] {
  return [`+${digits}`, `+45${digits}`]
}

/** The ids of the portings that have or had such a number, by the name `porting`. */
export function withNumber(database: Database, digits: string) {
  const [first, ...others] = searches(database, digits)
  return others.reduce((all, one) => all.union(one), first as Search)
}

/** Whether no way of looking for them finds more portings than are counted. */
export function areFewWithNumber(database: Database, digits: string): Promise<boolean> {
  return areFew(database, searches(database, digits))
}

/** The same as a condition on the table `porting`. Each number stands in quotes in the list of the additional ones. */
export function hasNumber(digits: string): Expression<SqlBool> {
  const begin = beginningsOf(digits).flatMap((beginning) => [
    sql`porting.number like ${`${beginning}%`}`,
    sql`porting.additional_numbers like ${`%"${beginning}%`}`,
  ])
  const end = [
    sql`porting.number like ${`%${digits}`}`,
    sql`porting.additional_numbers like ${`%${digits}"%`}`,
  ]
  return sql<SqlBool>`(${sql.join([...begin, ...end], sql` or `)})`
}

type Search = SelectQueryBuilder<Tables, 'open_porting_number', { porting: string }>

/** One range of an index each: an `or` of several columns has none. */
function searches(database: Database, digits: string): Search[] {
  const reversed = `${Array.from(digits).toReversed().join('')}%`
  return (['open_porting_number', 'ended_porting_number'] as const).flatMap((table) => {
    const numbers = database.selectFrom(table as 'open_porting_number').select('porting')
    return [
      ...beginningsOf(digits).map((beginning) => numbers.where('number', 'like', `${beginning}%`)),
      numbers.where('reversed_number', 'like', reversed),
    ]
  })
}
