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
  await fillTables(server.database)
  listener = await listenTo(server)
})
afterAll(() => server.drop())

/** An import in the place of the whole number table looks at every open porting. */
const readAll = ['followHolders: of the whole table']

const calls = queryCalls.map((call) => [[call.query, call.shape].filter(Boolean).join(': '), call] as const)

test.each(calls.filter(([name]) => !readAll.includes(name)))(
  '%s reads and sorts no whole table',
  async (_name, call) => expect(await faultsOf(call)).toEqual([]),
)

test('what reads a whole table is seen', async () => {
  const seen = await Promise.all(
    ['select id from porting where version = 1', 'select customer from delivery order by customer, message_id'].map(
      (text) => faultsOfStatement({ sql: text, parameters: [] }),
    ),
  )
  expect(seen).toEqual([[expect.stringContaining('reads all of porting')], [expect.stringContaining('reads all of')]])
})

async function faultsOf(call: QueryCall): Promise<string[]> {
  const faults: string[] = []
  for (const statement of await listener.statementsOf(call)) faults.push(...(await faultsOfStatement(statement)))
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
    .filter(({ type, rows }) => type === 'ALL' && (rows ?? 0) > few)
    .map(({ table }) => table ?? '')
    .filter((table) => !table.startsWith('<'))
}

/** Along indexes, for a sort too, by the server's own count. What changes something is not run again. */
async function rowsWalked({ sql: text, parameters }: Statement): Promise<number> {
  if (!/^\s*(select|with)/i.test(text)) return 0
  const before = await countReads()
  await listener.database.executeQuery(CompiledQuery.raw(text, [...parameters]))
  return (await countReads()) - before
}

async function countReads(): Promise<number> {
  const { rows } = await sql<{ Value: string }>`
    show session status where variable_name in ('Handler_read_next', 'Handler_read_prev')`.execute(listener.database)
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}
