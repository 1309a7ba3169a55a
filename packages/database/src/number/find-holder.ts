import { sql } from 'kysely'
import { prepared } from '../query/prepared.js'
import type { Database } from '../schema.js'
import { sizes, toInteger } from './number-ranges.js'

/** Who holds a number, by CPS code; the name is null when the registry has no such operator. */
export interface Holder {
  operator: string
  operatorName: string | null
}

/** Who holds the number (E.164), as `findHolders` tells of many; undefined when no entry contains it. */
export async function findHolder(database: Database, number: string): Promise<Holder | undefined> {
  const [holder] = await selectHolder(database, { number: toInteger(number) })
  return holder
}

/** To look for a size that is not there costs less than to ask which are; the index is named as in `findHolders`. */
const selectHolder = prepared((builder, { number }: { number: number }) => {
  const windows = sizes.map((digits) => {
    // May be below zero, which unsigned numbers may not.
    const begin = sql`cast(${number} as signed) - ${sql.lit(10 ** digits - 1)}`
    return sql`(digits = ${sql.lit(digits)} and first_number between ${begin} and ${number})`
  })
  return sql<Holder>`select number_range.operator, operator.name as operatorName
    from number_range force index (number_range_digits) left join operator on operator.id = number_range.operator
    where (${sql.join(windows, sql` or `)}) and last_number >= ${number}
    order by last_number - first_number, first_number desc limit 1`.compile(builder)
})
