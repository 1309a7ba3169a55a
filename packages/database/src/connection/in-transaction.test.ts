import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { connectDatabase } from './connect.js'
import { insertCommitMark, isCommitted } from './commit-mark.js'
import { databaseForTenant } from './connect.js'
import { inAutocommit } from './in-autocommit.js'
import { inTransaction } from './in-transaction.js'
import { errnoOf, isDuplicate } from './server-errors.js'
import { DatabaseUnavailableError, OutcomeUnknownError } from './transaction-errors.js'
import { unavailableReason } from './unavailable-reason.js'
import type { Database } from '../schema.js'
import { createTestDatabase, startCommitProxy, type TestDatabase } from '../testing.js'

let server: TestDatabase
let database: Database
beforeAll(async () => {
  server = await createTestDatabase()
  database = server.database
  await sql`create table counter (id char(1) primary key, n int not null) engine=InnoDB`.execute(database)
})
beforeEach(async () => {
  await sql`replace into counter values ('a', 0), ('b', 0)`.execute(database)
})
afterAll(() => server.drop())

test('two transactions that deadlock, twenty times, both end with their effects', async () => {
  let runs = 0
  for (let round = 0; round < 20; round++) {
    const [first, second] = [gate(), gate()]
    const crossing = (mine: string, other: string, got: typeof first, wait: typeof first) => {
      return inTransaction(database, async (trx) => {
        runs++
        await add(trx, mine)
        got.open()
        await wait.opened
        await add(trx, other)
      })
    }
    await Promise.all([crossing('a', 'b', first, second), crossing('b', 'a', second, first)])
  }
  expect(await counters()).toEqual({ a: 40, b: 40 })
  expect(runs).toBeGreaterThanOrEqual(60)
})

test('a lock that is not given (1205) leaves no half transaction: the whole of it runs again', async () => {
  const [held, done] = [gate(), gate()]
  const holder = database.transaction().execute(async (trx) => {
    await add(trx, 'b')
    held.open()
    await done.opened
  })
  await held.opened
  const refusals: unknown[] = []
  let runs = 0
  await inTransaction(database, async (trx) => {
    runs++
    await sql`set session innodb_lock_wait_timeout = 1`.execute(trx)
    await add(trx, 'a')
    await add(trx, 'b').catch(async (error: unknown) => {
      refusals.push(errnoOf(error))
      done.open()
      await holder
      throw error
    })
  })
  expect({ runs, refusals }).toEqual({ runs: 2, refusals: [1205] })
  expect(await counters()).toEqual({ a: 1, b: 2 })
})

test('a reason that the caller names is run again; any other of its kind is not', async () => {
  let runs = 0
  const work = () =>
    inTransaction(
      database,
      async (trx) => {
        await add(trx, 'a')
        if (++runs < 3) await sql`insert into counter values ('b', 0)`.execute(trx)
      },
      { alsoAgain: isDuplicate },
    )
  await work()
  expect({ runs, counters: await counters() }).toEqual({ runs: 3, counters: { a: 1, b: 0 } })
  runs = -Infinity
  await expect(work()).rejects.toThrow(DatabaseUnavailableError)
  const unnamed = inTransaction(database, (trx) => sql`insert into counter values ('b', 0)`.execute(trx))
  await expect(unnamed).rejects.toSatisfy(isDuplicate)
})

test.each([1213, 1205, 1020, 1047, 1180, 3101, 3796, 3797])(
  'errno %i: rolled back and run again, with one effect',
  async (errno) => {
    let runs = 0
    const result = await inTransaction(database, async (trx) => {
      await add(trx, 'a')
      if (++runs === 1) await signal(trx, errno)
      return runs
    })
    expect(result).toBe(2)
    expect(await counters()).toEqual({ a: 1, b: 0 })
  },
)

test.each([
  ['deadlocks', (trx: Database) => signal(trx, 1213)],
  ['a reason of its own', (trx: Database) => signal(trx, 1062)],
])('who loses nine times to others for %s has time to win', async (_, lose) => {
  let runs = 0
  await inTransaction(
    database,
    async (trx) => {
      await add(trx, 'a')
      if (++runs < 10) await lose(trx)
    },
    { alsoAgain: isDuplicate },
  )
  expect({ runs, counters: await counters() }).toEqual({ runs: 10, counters: { a: 1, b: 0 } })
})

test('a transaction that the server keeps refusing is unavailable, and nothing of it is kept', async () => {
  let runs = 0
  const failing = inTransaction(database, async (trx) => {
    runs++
    await add(trx, 'a')
    await signal(trx, 1205)
  })
  await expect(failing).rejects.toThrow(DatabaseUnavailableError)
  expect(runs).toBeGreaterThanOrEqual(5)
  expect(await counters()).toEqual({ a: 0, b: 0 })
})

test.each([
  ['while it works', () => Promise.resolve()],
  ['after a statement that failed for it', (trx: Database) => add(trx, 'a').catch(() => undefined)],
  ['while nothing is asked of it', (_: Database, id: number) => expectGone(id)],
])('a connection killed before the commit, %s: run again', async (_, meanwhile) => {
  let runs = 0
  await inTransaction(database, async (trx) => {
    await add(trx, 'a')
    if (++runs > 1) return
    await meanwhile(trx, await killConnectionOf(trx))
    await add(trx, 'a')
  })
  expect(runs).toBe(2)
  expect(await counters()).toEqual({ a: 1, b: 0 })
})

test('an error that work throws is thrown as it is, after one run that leaves nothing', async () => {
  const thrown = new Error('not the database')
  let runs = 0
  const failing = inTransaction(database, async (trx) => {
    runs++
    await add(trx, 'a')
    throw thrown
  })
  await expect(failing).rejects.toBe(thrown)
  expect(runs).toBe(1)
  expect(await counters()).toEqual({ a: 0, b: 0 })
})

describe('no clear answer to a commit: it is read back, and the true answer given', () => {
  const addThrough = async (url: string, options?: Parameters<typeof connectDatabase>[1]) => {
    const pool = connectDatabase(url, options)
    let runs = 0
    const work = inTransaction(
      pool,
      async (trx) => {
        await add(trx, 'a')
        return ++runs
      },
      { readBackMs: 2_000 },
    )
    const outcome = await work.catch((error: unknown) => error)
    // Its server may be away.
    await pool.destroy().catch(() => undefined)
    return { outcome, runs }
  }

  test.each([
    ['lost before the server saw it: run again', 'swallow', 2],
    ['lost before its answer came: answered, and never run again', 'forward', 1],
    ['never answered: run again', 'silent', 2],
  ] as const)('%s', async (_, fault, runs) => {
    await using proxy = await startCommitProxy(server.url)
    proxy.fail(fault)
    expect(await addThrough(proxy.url, { queryDeadlineMs: 500 })).toEqual({ outcome: runs, runs })
    expect(proxy.left).toBe(0)
    expect(await counters()).toEqual({ a: 1, b: 0 })
  })

  test('lost in a call that has no patience left, where others always wait: told in its turn', async () => {
    await using proxy = await startCommitProxy(server.url)
    const pool = connectDatabase(proxy.url, { connectionLimit: 1 })
    const waits = { spentMs: 0 }
    const call = { isOver: false }
    const useAllTheTime = async () => {
      while (!call.isOver) await sql`select sleep(0.05)`.execute(pool)
    }
    let others: Promise<void>[] = []
    const work = inTransaction(
      databaseForTenant(pool, 'tenant', waits),
      async (trx) => {
        await add(trx, 'a')
        waits.spentMs = 60_000
        others = [useAllTheTime(), useAllTheTime()]
        return 'done'
      },
      { readBackMs: 2_000 },
    )
    proxy.fail('forward')
    expect(await work).toBe('done')
    call.isOver = true
    await Promise.all(others)
    await pool.destroy()
  })

  test('lost each time: unavailable, and nothing of it is kept', async () => {
    await using proxy = await startCommitProxy(server.url)
    proxy.fail('swallow', Infinity)
    expect(await addThrough(proxy.url)).toEqual({ outcome: expect.any(DatabaseUnavailableError), runs: 5 })
    expect(await counters()).toEqual({ a: 0, b: 0 })
  })

  test('the database is away after it: unknown, and never run again', async () => {
    await using proxy = await startCommitProxy(server.url)
    proxy.fail('vanish')
    expect(await addThrough(proxy.url)).toEqual({ outcome: expect.any(OutcomeUnknownError), runs: 1 })
    expect(await counters()).toEqual({ a: 1, b: 0 })
  })

  test('the server has turned read-only meanwhile: what is stored is answered all the same', async () => {
    await using proxy = await startCommitProxy(server.url)
    proxy.fail('forward')
    const readOnly = (text: string) => {
      if (text.includes('on duplicate key')) throw Object.assign(new Error('read-only'), { errno: 1290 })
    }
    expect(await addThrough(proxy.url, { onStatement: readOnly })).toEqual({ outcome: 1, runs: 1 })
  })

  test('the connection died before the commit was sent: run again', async () => {
    let runs = 0
    await inTransaction(database, async (trx) => {
      await add(trx, 'a')
      if (++runs === 1) await killConnectionOf(trx)
    })
    expect(runs).toBe(2)
    expect(await counters()).toEqual({ a: 1, b: 0 })
  })

  test('the server is still at it: the question waits for the transaction’s end', async () => {
    for (const ending of ['commit', 'rollback'] as const) {
      const [left, asked] = [gate(), gate()]
      const transaction = database.transaction().execute(async (trx) => {
        await insertCommitMark(trx, ending)
        left.open()
        await asked.opened
        if (ending === 'rollback') throw new Error(ending)
      })
      await left.opened
      const question = isCommitted(
        server.connect({ onStatement: (text) => text.startsWith('insert') && asked.open() }),
        ending,
      )
      await transaction.catch(() => undefined)
      expect(await question).toBe(ending === 'commit')
    }
  })

  test('once the answer was no, the transaction cannot be committed; the answer stays', async () => {
    expect([await isCommitted(database, 'late'), await isCommitted(database, 'late')]).toEqual([false, false])
    const late = inTransaction(database, async (trx) => {
      await add(trx, 'a')
      await insertCommitMark(trx, 'late')
    })
    await expect(late).rejects.toSatisfy(isDuplicate)
    expect(await counters()).toEqual({ a: 0, b: 0 })
  })

  test('marks are removed when they are old', async () => {
    await sql`delete from commit_mark`.execute(database)
    await sql`insert into commit_mark values
      ('old', 1, utc_timestamp() - interval 61 minute), ('new', 1, utc_timestamp() - interval 59 minute)`.execute(
      database,
    )
    const left = async () => {
      const { rows } = await sql<{ id: string }>`
        select id from commit_mark where id in ('old', 'new')`.execute(database)
      return rows.map(({ id }) => id)
    }
    for (let transactions = 0; transactions < 1000; transactions++)
      await inTransaction(database, () => Promise.resolve())
    await expect.poll(left).toEqual(['new'])
  })
})

test('a table that is full (1114) makes the database unavailable, and leaves nothing', async () => {
  await sql`create table full_up (text char(255) not null) engine=MEMORY`.execute(database)
  const work = inTransaction(database, async (trx) => {
    await add(trx, 'a')
    await sql`insert into full_up values (repeat('x', 255))`.execute(trx)
    for (;;) await sql`insert into full_up select text from full_up`.execute(trx)
  })
  await expect(work).rejects.toSatisfy((error) => unavailableReason(error) === 'disk_full')
  expect(await counters()).toEqual({ a: 0, b: 0 })
})

describe('a node that leaves its cluster', () => {
  const refusing = (errno: number, at: string) =>
    server.connect({
      onStatement(text) {
        if (text.startsWith(at)) throw Object.assign(new Error('refused'), { errno })
      },
    })

  it.each([1047, 1180, 3796])(
    'errno %i in answer to a commit: unknown, and never run again',
    async (errno) => {
      let runs = 0
      let marks = 0
      const pool = server.connect({
        onStatement(text) {
          // The transaction's own mark is left; nothing is answered afterwards.
          if (text === 'commit' || (text.includes('commit_mark') && ++marks > 1))
            throw Object.assign(new Error('refused'), { errno })
        },
      })
      const work = inTransaction(
        pool,
        async (trx) => {
          runs++
          await add(trx, 'a')
        },
        { readBackMs: 300 },
      )
      await expect(work).rejects.toThrow(OutcomeUnknownError)
      expect(runs).toBe(1)
    },
  )

  it.each([1047, 1180, 3796])(
    'errno %i of a statement that commits by itself: never run again',
    async (errno) => {
      let runs = 0
      const pool = refusing(errno, 'update')
      const work = inAutocommit(() => {
        runs++
        return add(pool, 'a')
      })
      await expect(work).rejects.toMatchObject({ errno })
      expect(runs).toBe(1)
    },
  )

  it('errno 1213 of a statement that commits by itself: run again', async () => {
    let runs = 0
    await inAutocommit(async () => {
      if (++runs < 3) await signal(database, 1213)
    })
    expect(runs).toBe(3)
  })
})

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}

async function add(connection: Database, id: string): Promise<void> {
  await sql`update counter set n = n + 1 where id = ${id}`.execute(connection)
}

async function signal(connection: Database, errno: number): Promise<void> {
  await sql`signal sqlstate 'HY000' set mysql_errno = ${sql.lit(errno)}, message_text = 'x'`.execute(
    connection,
  )
}

async function killConnectionOf(trx: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(trx)
  const id = rows[0]?.id ?? 0
  await sql`kill connection ${sql.lit(id)}`.execute(database)
  return id
}

/** By then the end of the connection has arrived here too. */
async function expectGone(id: number): Promise<void> {
  const find = () => sql`select id from information_schema.processlist where id = ${id}`.execute(database)
  await expect.poll(async () => (await find()).rows).toEqual([])
}

async function counters(): Promise<Record<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select id, n from counter`.execute(database)
  return Object.fromEntries(rows.map(({ id, n }) => [id, n]))
}
