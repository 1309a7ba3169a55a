import { sql, type SelectQueryBuilder } from 'kysely'
import type { Database, Tables } from '../schema.js'
import { mostCounted } from './most-counted.js'

/**
 * Whether none of the searches finds more different rows than are counted, so that those are to be read first. What is
 * found of many more is sooner met on a walk in the order of the list.
 */
export async function areFew(
  database: Database,
  searches: readonly SelectQueryBuilder<Tables, keyof Tables, unknown>[],
): Promise<boolean> {
  const counts = searches.map((search, index) => {
    const some = search.distinct().limit(mostCounted + 1)
    return sql`(select count(*) from ${some} as counted) as ${sql.id(`count${index}`)}`
  })
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(database)
  return Object.values(rows[0] ?? {}).every((count) => count <= mostCounted)
}
