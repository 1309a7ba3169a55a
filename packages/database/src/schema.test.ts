import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stageFacts } from './porting/stage-facts.js'
import { createTestDatabase, type TestDatabase } from './testing.js'

/** The migrations' own tables, which no query of the schema names. */
const bookkeeping = ['schema_lock', 'schema_migration']

let server: TestDatabase
beforeAll(async () => {
  server = await createTestDatabase()
})
afterAll(() => server.drop())

test('schema.sql is the schema that the migrations make', async () => {
  const tables = await tableNames()
  const dumps = await Promise.all(tables.map(dumpOf))
  const head =
    '-- The migrated schema, for reading. A test compares it with the migrations and writes it anew with\n' +
    '-- `npx vitest run packages/database/src/schema.test.ts --update`.\n\n'
  await expect(`${head}${dumps.join('\n\n')}\n`).toMatchFileSnapshot('../schema.sql')
})

test('every table has a primary key, InnoDB, and utf8mb4 with its collation', async () => {
  const { rows } = await sql<Record<string, string>>`
    select t.table_name as name, t.engine as engine, t.table_collation as collation,
      (select count(*) from information_schema.statistics as s where s.table_schema = t.table_schema
        and s.table_name = t.table_name and s.index_name = 'PRIMARY') > 0 as has_key
    from information_schema.tables as t where t.table_schema = database() order by t.table_name`.execute(
    server.database,
  )
  const wanted = { engine: 'InnoDB', collation: 'utf8mb4_unicode_520_ci', has_key: 1 }
  expect(rows).toEqual((await tableNames()).map((name) => ({ name, ...wanted })))
})

test('every text column is utf8mb4; ids, keys and words of ours compare byte by byte', async () => {
  const { rows } = await sql<Record<'field' | 'type' | 'characters' | 'collation', string>>`
    select concat(table_name, '.', column_name) as field, column_type as type,
      character_set_name as characters, collation_name as collation
    from information_schema.columns
    where table_schema = database() and character_set_name is not null`.execute(server.database)
  expect(rows.filter((row) => row.characters !== 'utf8mb4')).toEqual([])
  const byBytes = rows.filter((row) => row.collation === 'utf8mb4_bin').map((row) => row.field)
  const fixed = rows.filter((row) => row.type.startsWith('char(')).map((row) => row.field)
  expect(fixed.filter((field) => !byBytes.includes(field))).toEqual([])
  expect(rows.filter((row) => !/^utf8mb4_(bin|unicode_520_ci|danish_ci)$/.test(row.collation))).toEqual([])
})

// MariaDB misses changed rows by such an index: see the migration store-customer-unsearched.
test('what an index holds is stored, but for what is computed of a primary key, which never changes', async () => {
  const { rows } = await sql<{ field: string }>`
    select distinct concat(c.table_name, '.', c.column_name) as field
    from information_schema.columns as c join information_schema.statistics as s
      on s.table_schema = c.table_schema and s.table_name = c.table_name and s.column_name = c.column_name
    where c.table_schema = database() and c.extra like '%VIRTUAL%' order by field`.execute(server.database)
  const ofNumbers = ['ended_porting_number.reversed_number', 'open_porting_number.reversed_number']
  expect(rows.map(({ field }) => field)).toEqual(ofNumbers)
})

test('a porting can be in each stage that there is, and in no other', async () => {
  const { rows } = await sql<{ type: string }>`select column_type as type from information_schema.columns
    where table_schema = database() and table_name = 'porting' and column_name = 'stage'`.execute(
    server.database,
  )
  const stages = [...(rows[0]?.type ?? '').matchAll(/'(\w+)'/g)].map(([, stage]) => stage)
  expect(stages.toSorted()).toEqual(Object.keys(stageFacts).toSorted())
})

test('the interface Tables lists exactly the migrated tables, their columns and what may be null', async () => {
  const { rows } = await sql<{ field: string }>`
    select concat(table_name, '.', column_name, if(is_nullable = 'YES', '?', '')) as field
    from information_schema.columns where table_schema = database()`.execute(server.database)
  const migrated = rows.map((row) => row.field).filter((field) => !isBookkeeping(field.split('.')[0]))
  expect(fieldsOfInterfaces().sort()).toEqual(migrated.sort())
})

/** `table.column`, with a question mark when it may be null, read from the text of schema.ts. */
function fieldsOfInterfaces(): string[] {
  const source = readFileSync(new URL('schema.ts', import.meta.url), 'utf8')
  const bodies = new Map(
    [...source.matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms)].map(([, name, body]) => [name, body]),
  )
  const membersOf = (name = '') => [...(bodies.get(name) ?? '').matchAll(/^ {2}(\w+): (.+)$/gm)]
  return membersOf('Tables').flatMap(([, table, type]) =>
    membersOf(type).map(
      ([, column, columnType]) => `${table}.${column}${columnType?.endsWith('| null') ? '?' : ''}`,
    ),
  )
}

/** In name order. */
async function tableNames(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = database()
    order by table_name`.execute(server.database)
  return rows.map((row) => row.name)
}

/** `show create table` without what differs between servers but means the same. */
async function dumpOf(table: string): Promise<string> {
  const { rows } = await sql<Record<string, string>>`show create table ${sql.id(table)}`.execute(
    server.database,
  )
  const statement = rows[0]?.['Create Table'] ?? ''
  const [first = '', ...lines] = statement.replaceAll('`', '').split('\n')
  const last = lines.pop() ?? ''
  const columns = lines.map((line) =>
    line
      .replace(/ COLLATE utf8mb4_unicode_520_ci/, '')
      .replace(/ DEFAULT NULL/, '')
      .replace(/ DEFAULT '(\d+)'/, ' DEFAULT $1')
      .replace(/\b(small|medium|big)?int\(\d+\)/, '$1int')
      .replace(/\btinyint\([2-9]\)/, 'tinyint')
      .replace(/ USING BTREE/, ''),
  )
  return [first, ...columns, `${last.replace(/ AUTO_INCREMENT=\d+/, '')};`].join('\n')
}

function isBookkeeping(table = ''): boolean {
  return bookkeeping.includes(table)
}
