import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase } from './connect.js'
import { DatabaseDeadlineError } from './connection-places.js'
import { databaseForTenant } from './connect.js'
import { isLostConnection } from './unavailable-reason.js'
import type { Database } from '../schema.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'

let server: TestDatabase
beforeAll(async () => {
  server = await createTestDatabase({ migrated: false })
})
afterAll(() => server.drop())

test('who waits too long for a connection is refused, and the late connection is not lost', async () => {
  const pool = server.connect({ connectionLimit: 1, acquireDeadlineMs: 500 })
  await pool.transaction().execute(async (trx) => {
    await connectionId(trx)
    const refusals = await Promise.all([failureOf(connectionId(pool)), failureOf(connectionId(pool))])
    expect(refusals).toEqual([expect.any(DatabaseDeadlineError), expect.any(DatabaseDeadlineError)])
  })
  expect(await connectionId(pool)).toBe(await connectionId(pool))
})

test('a thousand callers at once are all served: nobody is refused for their number', async () => {
  const pool = server.connect({ connectionLimit: 2, acquireDeadlineMs: 60_000 })
  const served = await Promise.all(Array.from({ length: 1000 }, () => connectionId(pool)))
  expect(new Set(served).size).toBeLessThanOrEqual(2)
})

test('a tenant that holds its share waits, while others are served', async () => {
  const pool = server.connect({ connectionLimit: 4, acquireDeadlineMs: 500 })
  const busy = () => databaseForTenant(pool, 'busy')
  await busy()
    .transaction()
    .execute(() =>
      busy()
        .transaction()
        .execute(async () => {
          expect(await failureOf(connectionId(busy()))).toBeInstanceOf(DatabaseDeadlineError)
          expect(await connectionId(databaseForTenant(pool, 'quiet'))).toBeGreaterThan(0)
          expect(await connectionId(pool)).toBeGreaterThan(0)
        }),
    )
  expect(await connectionId(busy())).toBeGreaterThan(0)
})

test('all waits of one call together end after the acquire deadline', async () => {
  const pool = server.connect({ connectionLimit: 1, acquireDeadlineMs: 200 })
  const call = databaseForTenant(pool, 'tenant')
  const refusalWhileHeld = () => pool.transaction().execute(() => failureOf(connectionId(call)))
  expect(await refusalWhileHeld()).toBeInstanceOf(DatabaseDeadlineError)
  // A free connection needs no waiting.
  expect(await connectionId(call)).toBeGreaterThan(0)
  // It has nothing left to wait with, and is refused before one that began to wait earlier.
  const refused: string[] = []
  const isRefused = async (name: string, waiting: Database) => {
    await failureOf(connectionId(waiting))
    refused.push(name)
  }
  const fresh = databaseForTenant(pool, 'other tenant')
  await pool.transaction().execute(() => Promise.all([isRefused('fresh', fresh), isRefused('spent', call)]))
  expect(refused).toEqual(['spent', 'fresh'])
})

test('a query that gets no answer in time is an error, and its connection is not used again', async () => {
  const pool = server.connect({ connectionLimit: 1, queryDeadlineMs: 200 })
  const before = await connectionId(pool)
  expect(await failureOf(sql`select sleep(5)`.execute(pool))).toBeInstanceOf(DatabaseDeadlineError)
  expect(await connectionId(pool)).not.toBe(before)
})

test('a query that gets no answer inside a transaction keeps its own error', async () => {
  const pool = server.connect({ connectionLimit: 1, queryDeadlineMs: 200 })
  const failure = await failureOf(pool.transaction().execute((trx) => sql`select sleep(5)`.execute(trx)))
  expect(failure).toBeInstanceOf(DatabaseDeadlineError)
  expect(await connectionId(pool)).toBeGreaterThan(0)
})

test('a connection killed by the server fails its query only', async () => {
  const pool = server.connect({ connectionLimit: 1 })
  const before = await connectionId(pool)
  const failing = failureOf(sql`select sleep(30)`.execute(pool))
  await sql`kill connection ${sql.lit(before)}`.execute(server.database)
  expect(isLostConnection(await failing)).toBe(true)
  expect(await connectionId(pool)).not.toBe(before)
})

test('a connection killed while nobody uses it is replaced without an error', async () => {
  const pool = server.connect({ connectionLimit: 1 })
  const before = await connectionId(pool)
  await sql`kill connection ${sql.lit(before)}`.execute(server.database)
  await expect.poll(() => connectionId(pool).catch(() => before)).not.toBe(before)
})

test('onStatement sees every statement; when it throws, nothing is sent and the connection is cut', async () => {
  const seen: string[] = []
  const pool = server.connect({
    connectionLimit: 1,
    onStatement: (statement) => {
      seen.push(statement)
      if (statement.startsWith('create table')) throw new Error('cut here')
    },
  })
  const before = await connectionId(pool)
  await expect(sql`create table never (id int primary key)`.execute(pool)).rejects.toThrow('cut here')
  expect(await connectionId(pool)).not.toBe(before)
  expect((await sql`show tables like 'never'`.execute(pool)).rows).toEqual([])
  expect(seen.filter((statement) => statement.startsWith('create table'))).toHaveLength(1)
})

test('a session that cannot be prepared fails its caller, and the next one gets a fresh connection', async () => {
  let cuts = 1
  const pool = server.connect({
    connectionLimit: 1,
    onStatement: (statement) => {
      if (statement.startsWith('show session') && cuts-- > 0) throw new Error('cut here')
    },
  })
  await expect(connectionId(pool)).rejects.toThrow('cut here')
  expect(await connectionId(pool)).toBeGreaterThan(0)
})

test.each([
  [1290, 'read-only server', false],
  [1792, 'read-only transaction', false],
  [1836, 'read-only mode', false],
  [1047, 'left its cluster', false],
  [1053, 'shutting down', false],
  [3032, 'offline', false],
  [3796, 'not in its group', false],
  [1062, 'duplicate key', true],
])('after errno %i (%s) the connection is kept: %s', async (errno, _, kept) => {
  const pool = server.connect({ connectionLimit: 1 })
  const before = await connectionId(pool)
  const signal = sql`signal sqlstate 'HY000' set mysql_errno = ${sql.lit(errno)}, message_text = 'x'`
  expect(await failureOf(signal.execute(pool))).toMatchObject({ errno })
  expect((await connectionId(pool)) === before).toBe(kept)
})

test.each([
  ['mysql://root@localhost/x?socketPath=/nowhere/at-all.sock', 'no socket'],
  ['mysql://root@127.0.0.1:1/x', 'nobody listens'],
  ['mysql://root@host.invalid/x', 'no such host'],
])('a server that cannot be reached (%s) is a lost connection', async (url) => {
  const pool = connectDatabase(url)
  expect(isLostConnection(await failureOf(connectionId(pool)))).toBe(true)
  await pool.destroy()
})

async function connectionId(database: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(database)
  return rows[0]?.id ?? 0
}

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error,
  )
}
