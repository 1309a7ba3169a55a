import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './testing.js'
import { fillTables, rowsOfLargeTables } from './testing/fill-tables.js'
import { fillForCalls, type QueryCall, queryCalls } from './testing/query-calls.js'
import { type Listener, listenTo, type Statement } from './testing/statements-of.js'

let server: TestDatabase
let listener: Listener
beforeAll(async () => {
  server = await createTestDatabase()
  await fillForCalls(server.database)
  await fillTables(server)
  listener = await listenTo(server)
  // MariaDB has no other, and no such variable.
  await sql`set session explain_format = 'TRADITIONAL'`.execute(listener.database).catch(() => undefined)
})
afterAll(() => server.drop())

/** An import that takes the place of the whole number table. */
const readAll = ['upsertNumberRanges']

const calls = queryCalls.map((call) => [[call.query, call.shape].filter(Boolean).join(': '), call] as const)

test.each(calls.filter(([name]) => !readAll.includes(name)))(
  '%s reads and sorts no whole table',
  async (_name, call) => expect(await faultsOf(call)).toEqual([]),
)

test.each([
  ['reads all of', 'select id from porting where version = 1'],
  ['reads all of', 'select id from porting order by concat(created_at, id) limit 1'],
  ['walks over', "select id from porting where stage_at < '2020-01-01' order by created_at limit 1"],
])('seen: what %s a table, %s', async (words, text) => {
  expect(await faultsOfStatement({ sql: text, parameters: [] })).toContainEqual(
    expect.stringContaining(words),
  )
})

async function faultsOf(call: QueryCall): Promise<string[]> {
  const faults: string[] = []
  for (const statement of await listener.statementsOf(call))
    faults.push(...(await faultsOfStatement(statement)))
  return faults
}

async function faultsOfStatement(statement: Statement): Promise<string[]> {
  const whole = await tablesReadWhole(statement)
  const rows = await rowsWalked(statement)
  return [
    ...(whole.length > 0 ? [`reads all of ${whole.join(', ')}: ${statement.sql}`] : []),
    ...(rows >= rowsOfLargeTables ? [`walks over ${rows} rows: ${statement.sql}`] : []),
  ]
}

interface PlanRow {
  table: string | null
  type: string | null
  rows: number | null
  Extra: string | null
}

/** So few rows are a small table's. */
const few = 1_000

/** By the plan. What the statement has made itself stands in angle brackets. */
async function tablesReadWhole({ sql: text, parameters }: Statement): Promise<string[]> {
  if (!/^\s*(select|with|insert|update|delete|replace)/i.test(text)) return []
  const plan = await listener.database.executeQuery<PlanRow>(
    CompiledQuery.raw(`explain ${text}`, [...parameters]),
  )
  return plan.rows
    .filter(({ type, rows, Extra }) => (rows ?? 0) > few && isOfAll(type, Extra))
    .map(({ table }) => table ?? '')
    .filter((table) => !table.startsWith('<'))
}

/** Row by row, or from an index that gives another order than is asked for. */
function isOfAll(type: string | null, extra: string | null): boolean {
  return type === 'ALL' || (type === 'index' && /filesort/.test(extra ?? ''))
}

/** Along indexes, by the server's own count. What changes something is not run again. */
async function rowsWalked({ sql: text, parameters }: Statement): Promise<number> {
  if (!/^\s*(select|with)/i.test(text)) return 0
  const before = await countReads()
  await listener.database.executeQuery(CompiledQuery.raw(text, [...parameters]))
  return (await countReads()) - before
}

async function countReads(): Promise<number> {
  const { rows } = await sql<{ Value: string }>`
    show session status where variable_name in ('Handler_read_next', 'Handler_read_prev')`.execute(
    listener.database,
  )
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}
