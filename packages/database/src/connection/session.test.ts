import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseDatabaseUrl } from './database-url.js'
import { inTransaction } from './in-transaction.js'
import { insertOperator } from '../operator/operators.js'
import type { Operator } from '@telecomx/validation'
import type { Database } from '../schema.js'
import { prepareSession } from './session.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'

let test_: TestDatabase
let database: Database
beforeAll(async () => {
  test_ = await createTestDatabase()
  database = test_.database
})
afterAll(() => test_.drop())

/** What a server or a proxy could put in the way of our settings, and the setting that the refusal names. */
const refused = [
  ["sql_mode = concat(@@sql_mode, ',NO_BACKSLASH_ESCAPES')", 'sql_mode'],
  ["sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')", 'sql_mode'],
  ["sql_mode = ''", 'sql_mode'],
  ['transaction isolation level repeatable read', 'transaction isolation'],
  ["time_zone = '+01:00'", 'time_zone'],
  ['autocommit = 0', 'autocommit'],
  ['character_set_client = latin1', 'character_set_client'],
  ['character_set_connection = latin1', 'character_set_connection'],
] as const

test.each(refused)('a session that keeps `%s` is refused', async (setting, named) => {
  const connection = await createConnection(parseDatabaseUrl(test_.url))
  const query = async (statement: string) => {
    if (statement.startsWith('show')) await connection.query(`set session ${setting}`)
    return (await connection.query(statement))[0]
  }
  try {
    await expect(prepareSession(query)).rejects.toThrow(`refuses our session settings: ${named}`)
  } finally {
    await connection.end()
  }
})

test('every new connection of a pool is READ COMMITTED, UTC, utf8mb4 and strict, without NO_BACKSLASH_ESCAPES', async () => {
  const pool = test_.connect({ connectionLimit: 4 })
  const sessions = await Promise.all(
    Array.from({ length: 4 }, () => pool.connection().execute((one) => readSession(one))),
  )
  expect(new Set(sessions.map((session) => session.id)).size).toBe(4)
  for (const { id: _, ...session } of sessions)
    expect(session).toEqual({
      isolation: 'READ-COMMITTED',
      zone: '+00:00',
      offset: 0,
      client: 'utf8mb4',
      connection: 'utf8mb4',
      results: 'utf8mb4',
      mode: 'ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES',
    })
})

const hostile = [
  "\\' or 1=1 -- ",
  "' or ''='",
  '" or ""="',
  '\\',
  "\\\\' or 1=1 #",
  '%',
  '_____',
  '\u0000',
  '𝒳 😀 中',
]

test.each(hostile)('a bound value %j finds nothing and comes back as it was sent', async (value) => {
  await store(operatorNamed('plain'))
  expect(await database.selectFrom('operator').select('id').where('name', '=', value).execute()).toEqual([])
  expect(await database.deleteFrom('operator').where('notes', '=', value).executeTakeFirst()).toMatchObject({
    numDeletedRows: 0n,
  })
  await database.updateTable('operator').set({ notes: value }).execute()
  expect(await database.selectFrom('operator').select('notes').execute()).toEqual([{ notes: value }])
  await database.deleteFrom('operator').execute()
})

test('an object as a bound value becomes text, never SQL', async () => {
  await store(operatorNamed('plain'))
  for (const value of [{ name: 1 }, { toSqlString: () => '1=1' }, [['a', 'b']]])
    expect(
      await database
        .selectFrom('operator')
        .select('id')
        .where('name', '=', value as never)
        .execute()
        .catch(() => []),
    ).toEqual([])
  await database.deleteFrom('operator').execute()
})

test('a text that is too long and a lone surrogate are errors or come back whole, never cut', async () => {
  await expect(store(operatorNamed('a'.repeat(201)))).rejects.toMatchObject({
    errno: 1406,
  })
  await store(operatorNamed('😀'.repeat(200)))
  expect(await database.selectFrom('operator').select('name').execute()).toEqual([{ name: '😀'.repeat(200) }])
  await database.deleteFrom('operator').execute()
})

test('a Date round-trips to the millisecond in UTC, whatever the zone of the process', async () => {
  vi.stubEnv('TZ', 'Pacific/Chatham')
  try {
    const wished = new Date('2026-03-29T01:30:00.123Z')
    expect(wished.getTimezoneOffset()).not.toBe(0)
    const { rows } = await sql<{ value: Date; text: string }>`
      select value, date_format(value, '%Y-%m-%dT%H:%i:%s.%f') as text
      from (select cast(${wished} as datetime(3)) as value) as given`.execute(database)
    expect(rows[0]?.value.toISOString()).toBe('2026-03-29T01:30:00.123Z')
    expect(rows[0]?.text).toBe('2026-03-29T01:30:00.123000')
  } finally {
    vi.unstubAllEnvs()
  }
})

async function readSession(connection: Database) {
  const { rows } = await sql<Record<'Variable_name' | 'Value', string>>`
    show session variables where variable_name in ('sql_mode', 'time_zone', 'transaction_isolation',
      'tx_isolation', 'character_set_client', 'character_set_connection', 'character_set_results')`.execute(
    connection,
  )
  const of = new Map(rows.map((row) => [row.Variable_name, row.Value]))
  const clock = await sql<{ id: number; seconds: number }>`
    select connection_id() as id, timestampdiff(second, utc_timestamp(), now()) as seconds`.execute(
    connection,
  )
  return {
    id: clock.rows[0]?.id,
    isolation: of.get('transaction_isolation') ?? of.get('tx_isolation'),
    zone: of.get('time_zone'),
    offset: clock.rows[0]?.seconds,
    client: of.get('character_set_client'),
    connection: of.get('character_set_connection'),
    results: of.get('character_set_results'),
    mode: of.get('sql_mode')?.split(',').sort().join(','),
  }
}

function store(operator: Operator): Promise<void> {
  return inTransaction(database, (trx) => insertOperator(trx, operator))
}

function operatorNamed(name: string) {
  return {
    _id: '01060',
    name,
    address: 'Gade 1',
    npNumber: '+4570305000',
    fixedAuth: 'FAX' as const,
    mvnoAuth: 'ICC' as const,
    orderWait: null,
    customerIdValidation: false,
    version: 1,
  }
}
