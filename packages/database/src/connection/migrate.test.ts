import { hostname } from 'node:os'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { listNewerMigrations, migrate } from './migrate.js'
import { migrations } from '../migrations/index.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'

const names = migrations.map((migration) => migration.name)
const opened: TestDatabase[] = []
afterEach(() => Promise.all(opened.splice(0).map((database) => database.drop())))

test('every migration is one statement with a dated name of its own, in the order of the names', () => {
  expect(new Set(names).size).toBe(names.length)
  expect([...names].sort()).toEqual(names)
  for (const { name, statement } of migrations) {
    expect(name).toMatch(/^\d{4}-\d{2}-\d{2}-\d{2}-[a-z-]+$/)
    expect(statement).not.toContain(';')
  }
})

test('a second run does nothing', async () => {
  const { database } = await emptyDatabase()
  expect(await migrate(database)).toEqual(names)
  expect(await migrate(database)).toEqual([])
})

test('what a newer version has done is told, and stays', async () => {
  const { database } = await emptyDatabase()
  await migrate(database)
  expect(await listNewerMigrations(database)).toEqual([])
  await sql`insert into schema_migration values
    ('9999-01-01-01-finished', now(), now()), ('9999-01-01-02-begun', now(), null)`.execute(database)
  expect(await migrate(database)).toEqual([])
  expect(await listNewerMigrations(database)).toEqual(['9999-01-01-01-finished'])
})

test('no migration takes away what the version before it needs', () => {
  const taking = migrations.filter(({ statement }) =>
    /\b(drop (column|table)|rename|truncate|delete from|change column)\b/.test(statement),
  )
  // The first was there before the rule; the second puts the column back in the same statement. To take something away,
  // name the version here whose code is the last to need it.
  expect(taking.map(({ name }) => name)).toEqual([
    '2026-11-22-33-add-delivery-job',
    '2026-11-28-75-store-customer-unsearched',
  ])
})

test('five starters at once, five times: each migration ran once, and all five finish', async () => {
  for (let round = 0; round < 5; round++) {
    const empty = await emptyDatabase()
    const changed: string[] = []
    const starters = Array.from({ length: 5 }, () =>
      empty.connect({ onStatement: (statement) => changed.push(...tablesChangedBy(statement)) }),
    )
    const ran = await Promise.all(starters.map((starter) => migrate(starter)))
    expect(ran.flat()).toEqual(names)
    expect(changed).toHaveLength(names.length)
    expect(await recordOf(empty)).toEqual(names.map((name) => ({ name, finished: 1 })))
  }
})

test('a starter that died between a statement and its record: the next one finishes', async () => {
  const empty = await emptyDatabase()
  await migrate(empty.database)
  const whole = await columnsOf(empty)
  await sql`delete from schema_migration where name <> ${names[0]}`.execute(empty.database)
  await sql`update schema_migration set finished_at = null`.execute(empty.database)
  expect(await migrate(empty.database)).toEqual(names)
  expect(await columnsOf(empty)).toEqual(whole)
  expect(await recordOf(empty)).toEqual(names.map((name) => ({ name, finished: 1 })))
})

test('starters that die at any of their statements, one after the other, leave what the next one finishes', async () => {
  const empty = await emptyDatabase()
  let deaths = 0
  for (let life = 1; ; life = (life % 12) + 1) {
    const ran = await migrate(diesAfter(empty, life)).catch(() => undefined)
    if (ran) break
    deaths++
    // The dead cannot give the lock back; its lease runs out instead.
    await sql`update schema_lock set lease_until = utc_timestamp(3) - interval 1 second`
      .execute(empty.database)
      .catch(() => undefined)
  }
  expect(deaths).toBeGreaterThan(names.length)
  expect(await recordOf(empty)).toEqual(names.map((name) => ({ name, finished: 1 })))
  const fresh = await emptyDatabase()
  await migrate(fresh.database)
  expect(await columnsOf(empty)).toEqual(await columnsOf(fresh))
})

test('a lock whose lease ran out is taken over', async () => {
  const empty = await emptyDatabase()
  await migrate(empty.database)
  await sql`delete from schema_migration`.execute(empty.database)
  await holdLock(empty, -1)
  expect(await migrate(empty.database)).toEqual(names)
})

test('a lock that is alive is waited for, and nothing is run until it is given back', async () => {
  const empty = await emptyDatabase()
  await migrate(empty.database)
  await sql`delete from schema_migration`.execute(empty.database)
  await holdLock(empty, 3600)
  const statements: string[] = []
  const waiting = migrate(
    empty.connect({ onStatement: (statement) => void statements.push(statement.trim()) }),
  )
  await expect.poll(() => statements.filter((one) => one.startsWith('update schema_lock')).length).toBe(3)
  expect(statements.flatMap(tablesChangedBy)).toEqual([])
  await sql`update schema_lock set owner = null`.execute(empty.database)
  expect(await waiting).toEqual(names)
})

test('after a kill in the middle the next one says for whom it waits, at which step, and how long; a stop ends that', async () => {
  const empty = await emptyDatabase()
  // Bookkeeping, lock, what is finished, lock held, start recorded: it dies with the first table.
  await expect(migrate(diesAfter(empty, 7))).rejects.toThrow('dead')
  const said: string[] = []
  const stop = new AbortController()
  const progress = (text: string) => {
    said.push(text)
    stop.abort()
  }
  await expect(migrate(empty.database, { progress, stop: stop.signal })).rejects.toThrow('aborted')
  const [, process_, step, seconds] =
    /^Waiting for process (\S+), .+ \((\S+)\) .+ in (\d+) s unless/.exec(said[0] ?? '') ?? []
  expect([process_, step]).toEqual([`${process.pid}@${hostname()}`.slice(0, 15), names[0]])
  expect(Number(seconds)).toBeGreaterThan(0)
  expect(Number(seconds)).toBeLessThanOrEqual(60)
})

test('a starter whose lock was taken over stops before its next migration', async () => {
  const empty = await emptyDatabase()
  let changed = 0
  let theft: Promise<number> | undefined
  const robbed = empty.connect({
    onStatement: (statement) => {
      changed += tablesChangedBy(statement).length
      if (changed === 2) theft ??= holdLock(empty, 3600).then(() => changed)
    },
  })
  await expect(migrate(robbed)).rejects.toThrow('Another process took the migration over')
  expect(changed).toBeLessThanOrEqual(((await theft) ?? 0) + 1)
})

test('a token that was there before its level was kept has what its employee is allowed now', async () => {
  const empty = await emptyDatabase()
  await migrate(empty.database)
  const customer = 'c'.repeat(24)
  const levels = { ['d'.repeat(24)]: 'VIEWER', ['e'.repeat(24)]: 'ADMIN' }
  await sql`alter table token drop column access_level`.execute(empty.database)
  await sql`delete from schema_migration where name like '2026-11-27-1_-%-token-access-level'`.execute(
    empty.database,
  )
  await sql`insert into customer (id, name, is_reseller, created_at) values (${customer}, 'x', 0, utc_timestamp())`.execute(
    empty.database,
  )
  for (const [id, level] of Object.entries(levels)) {
    await sql`insert into employee (id, customer, access_level, name, language, created_at)
      values (${id}, ${customer}, ${level}, 'x', 'da', utc_timestamp())`.execute(empty.database)
    await sql`insert into token (id, employee, name, prefix, hash, created_at)
      values (${id}, ${id}, 'x', 'x', ${id}, utc_timestamp())`.execute(empty.database)
  }
  expect(await migrate(empty.database)).toHaveLength(2)
  const { rows } = await sql`select employee, access_level from token order by 1`.execute(empty.database)
  expect(rows).toEqual(Object.entries(levels).map(([employee, access_level]) => ({ employee, access_level })))
})

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase({ migrated: false })
  opened.push(database)
  return database
}

/** A starter whose process ends after that many statements: nothing that it wants to say afterwards is sent. */
function diesAfter(empty: TestDatabase, statements: number) {
  let left = statements
  return empty.connect({
    connectionLimit: 1,
    onStatement: (statement) => {
      if (!/^(set|show) session/.test(statement) && left-- <= 0) throw new Error('dead')
    },
  })
}

function tablesChangedBy(statement: string): string[] {
  const table =
    /^\s*(?:(?:create|alter) table|insert (?:ignore )?into|update) (?!if not exists|schema_)(\w+)/.exec(
      statement,
    )?.[1]
  return table ? [table] : []
}

async function holdLock({ database }: TestDatabase, leaseSeconds: number): Promise<void> {
  await sql`update schema_lock set owner = 'somebody else',
    lease_until = utc_timestamp(3) + interval ${leaseSeconds} second`.execute(database)
}

async function recordOf({ database }: TestDatabase) {
  const { rows } = await sql`
    select name, finished_at is not null as finished from schema_migration order by name`.execute(database)
  return rows
}

async function columnsOf({ database }: TestDatabase) {
  const { rows } = await sql`
    select table_name, column_name, column_type, is_nullable, column_key from information_schema.columns
    where table_schema = database() order by 1, 2`.execute(database)
  return rows
}
