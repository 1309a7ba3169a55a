import type { SelectQueryBuilder } from 'kysely'
import type { Tables } from '../schema.js'

/** The rows of one page of an ordered query, and how many rows it has in all. */
export async function pageOfRows<Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; rows: Row[] }> {
  const counted = query.clearSelect().clearOrderBy()
  const { total } = await counted
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, rows: await query.limit(limit).offset(offset).execute() }
}
