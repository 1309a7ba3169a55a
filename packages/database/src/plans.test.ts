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

/** What is meant to read all: an import that takes the place of the whole table, and what each replaced entry leads to. */
const readAll = ['upsertNumberRanges', 'followHolders: of the whole table']

const calls = queryCalls.map((call) => [[call.query, call.shape].filter(Boolean).join(': '), call] as const)

test.each(calls)('%s reads and sorts no whole table', async (name, call) => {
  const faults = await faultsOf(call)
  expect(faults).toEqual(readAll.includes(name) ? [expect.any(String)] : [])
})

async function faultsOf(call: QueryCall): Promise<string[]> {
  const faults: string[] = []
  for (const statement of await listener.statementsOf(call)) {
    const whole = await tablesReadWhole(statement)
    if (whole.length > 0) faults.push(`reads all of ${whole.join(', ')}: ${statement.sql}`)
    const rows = await rowsRead(statement)
    if (rows >= rowsOfLargeTables) faults.push(`reads ${rows} rows: ${statement.sql}`)
  }
  return faults
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

/** Those that a sort or a walk reads as well, by the server's own count. What changes something is not run again. */
async function rowsRead({ sql: text, parameters }: Statement): Promise<number> {
  if (!/^\s*(select|with)/i.test(text)) return 0
  const before = await countReads()
  await listener.database.executeQuery(CompiledQuery.raw(text, [...parameters]))
  return (await countReads()) - before
}

async function countReads(): Promise<number> {
  const { rows } = await sql<{ Value: string }>`
    show session status where variable_name in ('Handler_read_first', 'Handler_read_last', 'Handler_read_key',
      'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd_next')`.execute(listener.database)
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}
