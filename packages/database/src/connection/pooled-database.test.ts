import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database, DatabaseTransaction } from '../schema.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'
import { transact } from './pooled-database.js'

let server: TestDatabase
let database: Database
beforeAll(async () => {
  server = await createTestDatabase()
  database = server.connect({ connectionLimit: 2 })
})
afterAll(() => server.drop())

const take = (one: Database, name: string) => one.insertInto('turn').values({ name, taken: 1 }).execute()
const isTaken = async (name: string) =>
  (await database.selectFrom('turn').select('name').where('name', '=', name).execute()).length === 1

test('what a transaction did is there after it, and nothing of it when the work fails', async () => {
  expect(await transact(database, (trx) => take(trx, 'committed').then(() => 'done'))).toBe('done')
  const failing = transact(database, async (trx) => {
    await take(trx, 'rolled back')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect([await isTaken('committed'), await isTaken('rolled back')]).toEqual([true, false])
})

test.each([
  ['committed', () => undefined],
  [
    'rolled back',
    () => {
      throw new Error('no')
    },
  ],
])('what is asked of a transaction that was %s is refused', async (end, finish) => {
  let ended: DatabaseTransaction | undefined
  const work = transact(database, async (trx) => {
    ended = trx
    finish()
  })
  await work.catch(() => undefined)
  await expect(take(ended as DatabaseTransaction, `after it was ${end}`)).rejects.toThrow(
    'the transaction is over',
  )
  expect(await isTaken(`after it was ${end}`)).toBe(false)
})

test('statements that were asked at once are all rolled back when one of them fails', async () => {
  const work = transact(database, (trx) =>
    Promise.all([take(trx, 'before'), sql`no such statement`.execute(trx), take(trx, 'behind')]),
  )
  await expect(work).rejects.toThrow('no such statement')
  expect([await isTaken('before'), await isTaken('behind')]).toEqual([false, false])
})

test('it takes one connection, and gives it back', async () => {
  const one = server.connect({ connectionLimit: 1, acquireDeadlineMs: 1_000 })
  for (const name of ['first', 'second']) {
    await transact(one, (trx) => take(trx, `${name} of one`))
    await transact(one, () => Promise.reject(new Error('no'))).catch(() => undefined)
  }
  expect([await isTaken('first of one'), await isTaken('second of one')]).toEqual([true, true])
})

test('an error of the server says who asked', async () => {
  async function whoAsks() {
    await sql`no such statement`.execute(database)
  }
  const error = await whoAsks().catch((failure: unknown) => failure as Error)
  expect((error as Error).stack).toContain('whoAsks')
})

test('Kysely’s own ways work: a transaction with an isolation level, a controlled one, a connection', async () => {
  const isolation = sql<{
    level: string
  }>`select trx_isolation_level as level from information_schema.innodb_trx
    where trx_mysql_thread_id = connection_id()`
  const levels = await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await take(trx, 'by Kysely')
      return (await isolation.execute(trx)).rows
    })
  expect(levels).toEqual([{ level: 'REPEATABLE READ' }])
  const reading = database.transaction().setAccessMode('read only')
  await expect(reading.execute((trx) => take(trx, 'by a reader'))).rejects.toMatchObject({ errno: 1792 })
  const controlled = await database.startTransaction().execute()
  await take(controlled, 'controlled')
  await controlled.rollback().execute()
  expect([await isTaken('by Kysely'), await isTaken('controlled')]).toEqual([true, false])
  const ids = await database.connection().execute(async (one) => {
    const id = sql<{ id: number }>`select connection_id() as id`
    return [...(await id.execute(one)).rows, ...(await id.execute(one)).rows]
  })
  expect(ids[0]).toEqual(ids[1])
})

test('numbers of changed rows and new keys come as Kysely gives them', async () => {
  await take(database, 'counted')
  const update = database.updateTable('turn').set({ taken: 1 }).where('name', '=', 'counted')
  expect(await update.executeTakeFirst()).toMatchObject({ numUpdatedRows: 1n, numChangedRows: 0n })
  const deleted = await database.deleteFrom('turn').where('name', '=', 'counted').executeTakeFirst()
  expect(deleted.numDeletedRows).toBe(1n)
})

test('rows are not streamed: a stream hangs when its connection dies', async () => {
  const rows = database.selectFrom('turn').select('name').stream()
  await expect(rows.next()).rejects.toThrow('not streamed')
})

test('a pool that was closed refuses, and may be closed again', async () => {
  const closed = server.connect()
  await take(closed, 'before it was closed')
  await Promise.all([closed.destroy(), closed.destroy()])
  await expect(take(closed, 'after it was closed')).rejects.toThrow('Pool is closed')
  await closed.destroy()
  expect([await isTaken('before it was closed'), await isTaken('after it was closed')]).toEqual([true, false])
})
