import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Cursor, CursorKind, PartOfList } from '@telecomx/validation'
import type { Database, Tables } from '../schema.js'
import { mostCounted, type Total, totalOf } from './most-counted.js'
import { nextCursor } from './next-cursor.js'

/** A column by which a list is ordered. The last of a list's keys differs in every row. */
export interface OrderKey {
  column: string
  kind: CursorKind
  descending?: true
}

export interface ListOrder {
  keys: readonly OrderKey[]
  /**
   * So few rows as are counted are found and sorted. Else the servers, for the sake of a page's limit, take to a walk
   * through the whole table in its order: measured, 1 s for a number among 240,000 portings. For lists whose conditions are
   * more than the beginning of the index that orders them.
   */
  sortsFew: boolean
  /** It is known to have more rows than are counted. */
  isLong?: boolean
  /** The parts select ids of this table, which an index gives; of those on the page the rows are read whole. */
  wholeRowsOf?: keyof Tables
}

/** What a page of a list answers beside its rows. */
export interface PageFacts extends Total {
  nextCursor?: string
}

type Query<Table extends keyof Tables, Row> = SelectQueryBuilder<Tables, Table, Row>

/**
 * A page of an ordered list, and how many rows the list has in all, counted up to 10,000. Several queries are parts of one
 * list that share no row: each is met in the order of its own index, which a condition with `or` would have none of.
 */
export async function pageOfRows<Table extends keyof Tables, Row>(
  database: Database,
  parts: Query<Table, Row> | readonly Query<Table, Row>[],
  { offset, limit, cursor }: PartOfList,
  { keys, sortsFew, isLong = false, wholeRowsOf }: ListOrder,
): Promise<PageFacts & { rows: Row[] }> {
  const queries = [parts].flat()
  const counts = isLong ? queries.map(() => mostCounted + 1) : await countUpToMost(database, queries)
  const counted = counts.reduce((sum, count) => sum + count, 0)
  const facts = totalOf(counted)
  const skipped = cursor ? 0 : offset
  if (counted <= skipped && !facts.totalIsLeast) return { ...facts, rows: [] }

  const found = queries.flatMap((query, index) => {
    const count = counts[index] ?? 0
    return count === 0 ? [] : [inOrder(query, { keys, isSorted: sortsFew && count <= mostCounted, cursor })]
  })
  const [only, second] = found
  if (!only) return { ...facts, rows: [] }
  // One more tells whether the list goes on.
  const page = second
    ? mergedParts(found, { keys, skipped, limit: limit + 1 })
    : only.limit(limit + 1).offset(skipped)
  const { rows } = await database.executeQuery<Row>(
    (wholeRowsOf ? rowsOfPage(second ? sql`(${page})` : page, wholeRowsOf, keys) : page).compile(database),
  )
  return { ...facts, ...nextCursor(rows, limit, keysOf(keys)), rows: rows.slice(0, limit) }
}

/** How many rows each has; of more than are counted, one more than that. */
async function countUpToMost<Table extends keyof Tables, Row>(
  database: Database,
  queries: readonly Query<Table, Row>[],
): Promise<number[]> {
  const counts = queries.map((query, index) => {
    const some = query
      .clearSelect()
      .select(sql`1`.as('one'))
      .limit(mostCounted + 1)
    return sql`(select count(*) from ${some} as counted) as ${sql.id(`count${index}`)}`
  })
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(database)
  return queries.map((_, index) => rows[0]?.[`count${index}`] ?? 0)
}

interface Ordering {
  keys: readonly OrderKey[]
  isSorted: boolean
  cursor?: Cursor | undefined
}

function inOrder<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  { keys, isSorted, cursor }: Ordering,
): Query<Table, Row> {
  const columns = keys.map(({ column }, index) =>
    // No index gives the order of what is no column.
    isSorted && index === 0 ? sql`coalesce(${sql.ref(column)})` : sql.ref(column),
  )
  const selected = keys.map(({ column }, index) => sql.ref(column).as(keyName(index)))
  let ordered = query.select(selected) as Query<Table, Row>
  for (const [index, { descending }] of keys.entries())
    ordered = ordered.orderBy(columns[index] as Expression<unknown>, descending && 'desc')
  return cursor ? ordered.where(isAfter(cursor, keys, columns)) : ordered
}

/** The keys of a row come after those of the cursor: the first one that differs decides. */
function isAfter(
  cursor: Cursor,
  keys: readonly OrderKey[],
  columns: readonly RawBuilder<unknown>[],
): Expression<SqlBool> {
  const values = keys.map(({ kind }, index) => {
    const value = cursor[index] ?? ''
    return kind === 'moment' ? new Date(value) : value
  })
  const [first] = keys
  const alternatives = keys.map(({ descending }, index) => {
    const equal = columns.slice(0, index).map((column, before) => sql`${column} = ${values[before]} and `)
    return sql`(${sql.join(equal, sql``)}${columns[index]} ${sql.raw(descending ? '<' : '>')} ${values[index]})`
  })
  // The first by itself as well: the index begins there.
  return sql<SqlBool>`(${columns[0]} ${sql.raw(first?.descending ? '<=' : '>=')} ${values[0]}
    and (${sql.join(alternatives, sql` or `)}))`
}

/** Each part gives as many as could be on the page, in order, and the page is taken from all of them. */
function mergedParts<Table extends keyof Tables, Row>(
  parts: readonly Query<Table, Row>[],
  { keys, skipped, limit }: { keys: readonly OrderKey[]; skipped: number; limit: number },
): RawBuilder<Row> {
  const heads = parts.map((part) => sql`${part.limit(skipped + limit)}`)
  return sql<Row>`${sql.join(heads, sql` union all `)}
    order by ${byKeyNames(keys)} limit ${limit} offset ${skipped}`
}

function rowsOfPage<Row>(page: Expression<Row>, table: keyof Tables, keys: readonly OrderKey[]) {
  const names = keys.map((_, index) => sql.id('page', keyName(index)))
  return sql<Row>`select ${sql.table(table)}.*, ${sql.join(names)}
    from ${page} as page join ${sql.table(table)} on ${sql.id(table, 'id')} = page.id order by ${byKeyNames(keys)}`
}

function byKeyNames(keys: readonly OrderKey[]): RawBuilder<unknown> {
  return sql.join(
    keys.map(
      ({ descending }, index) => sql`${sql.id(keyName(index))} ${sql.raw(descending ? 'desc' : 'asc')}`,
    ),
  )
}

function keysOf(keys: readonly OrderKey[]): (row: unknown) => unknown[] {
  return (row) => keys.map((_, index) => (row as Record<string, unknown>)[keyName(index)])
}

function keyName(index: number): string {
  return `order${index}`
}
