import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { inAutocommit } from './in-autocommit.js'
import { migrations } from '../migrations/index.js'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'
import { serverErrorOf } from './server-errors.js'

const leaseSeconds = 60
const waitForLockMs = 120_000
const reminderMs = 20_000

export interface MigrateOptions {
  /** Up to an earlier state than the newest, for tests of upgrades. */
  steps?: typeof migrations
  /** Called with a sentence, now and then, while another process has the lock: which one, and for how long. */
  progress?: (message: string) => void
  /** Ends that wait; a migration that has begun is finished. */
  stop?: AbortSignal | undefined
}

/**
 * Brings the schema to the newest migration and gives the names of those it ran. Any number of starters may call
 * it at once, on one server or on several nodes of a cluster: one works, the others wait. The lock is a row that
 * changes hands by conditional update, because named locks are per node. What a newer version has done stays.
 */
export async function migrate(database: Database, options: MigrateOptions = {}): Promise<string[]> {
  const { steps = migrations } = options
  await createBookkeeping(database)
  const owner = newOwner()
  await takeLock(database, owner, options)
  // A change of a large table may take longer than the lease.
  const renewal = setInterval(
    () => void holdLock(database, owner).catch(() => false),
    (leaseSeconds * 1000) / 3,
  )
  try {
    return await runPending(database, owner, steps)
  } finally {
    clearInterval(renewal)
    // A lock that could not be given back runs out by itself.
    await inAutocommit(() => giveLockBack(database, owner)).catch(() => undefined)
  }
}

/** Unique by itself; the rest tells people which process it is, as far as the column has room for it. */
function newOwner(): string {
  return `${randomBytes(6).toString('base64url')} ${process.pid}@${hostname()}`.slice(0, ownerLength)
}

const ownerLength = 24

function giveLockBack(database: Database, owner: string): Promise<unknown> {
  return sql`update schema_lock set owner = null where id = 1 and owner = ${owner}`.execute(database)
}

export async function createBookkeeping(database: Database): Promise<void> {
  await sql`create table if not exists schema_migration (
    name varchar(100) character set utf8mb4 collate utf8mb4_bin not null,
    started_at datetime(3) not null,
    finished_at datetime(3),
    primary key (name)
  ) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`.execute(database)
  await sql`create table if not exists schema_lock (
    id tinyint unsigned not null,
    owner char(24) character set utf8mb4 collate utf8mb4_bin,
    lease_until datetime(3),
    primary key (id)
  ) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`.execute(database)
  await inAutocommit(() => sql`insert ignore into schema_lock (id) values (1)`.execute(database))
}

async function runPending(database: Database, owner: string, steps: typeof migrations): Promise<string[]> {
  const finished = new Set(await listFinished(database))
  const pending = steps.filter((migration) => !finished.has(migration.name))
  // Steps depend on each other, so this is a loop of statements on purpose; it runs once in a schema's life.
  for (const { name, statement } of pending) {
    if (!(await holdLock(database, owner))) throw new Error('Another process took the migration over')
    await inAutocommit(() => recordStart(database, name))
    await sql
      .raw(statement)
      .execute(database)
      .catch((error: unknown) => {
        // The process that ran this step died between the statement and its record.
        if (serverErrorOf(error)?.name !== 'already_migrated') throw error
      })
    await inAutocommit(() => recordEnd(database, name))
  }
  return pending.map((migration) => migration.name)
}

/**
 * Migrations that were run by a newer version than this one. It goes on: during an update old and new versions serve
 * side by side, and no migration takes away what the version before it needs.
 */
export async function listNewerMigrations(database: Database): Promise<string[]> {
  const known = new Set(migrations.map(({ name }) => name))
  return (await listFinished(database)).filter((name) => !known.has(name))
}

async function listFinished(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from schema_migration where finished_at is not null order by name`.execute(database)
  return rows.map(({ name }) => name)
}

function recordStart(database: Database, name: string): Promise<unknown> {
  return sql`insert ignore into schema_migration (name, started_at) values (${name}, ${now})`.execute(
    database,
  )
}

function recordEnd(database: Database, name: string): Promise<unknown> {
  return sql`update schema_migration set finished_at = ${now} where name = ${name}`.execute(database)
}

async function takeLock(
  database: Database,
  owner: string,
  { progress, stop }: MigrateOptions,
): Promise<void> {
  const started = Date.now()
  let reminders = 0
  while (!(await tryLock(database, owner))) {
    const waitedMs = Date.now() - started
    if (waitedMs > waitForLockMs) throw new Error('Another process has been migrating for two minutes')
    if (progress && waitedMs >= reminders * reminderMs) {
      reminders++
      progress(await describeHolder(database))
    }
    await pause(100, undefined, stop && { signal: stop })
  }
}

async function describeHolder(database: Database): Promise<string> {
  const { rows } = await sql<{ owner: string | null; seconds: number | null; step: string | null }>`
    select owner, timestampdiff(second, ${now}, lease_until) as seconds,
      (select max(name) from schema_migration where finished_at is null) as step
    from schema_lock where id = 1`.execute(database)
  const { owner, seconds, step } = rows[0] ?? {}
  const [, name] = owner?.split(' ') ?? []
  return (
    `Waiting for ${name ? `process ${name}` : 'another process'}, which is bringing the database schema up to date` +
    `${step ? ` (${step})` : ''} or was killed while it did: ` +
    `its lock runs out in ${Math.max(seconds ?? 0, 0)} s unless it renews it`
  )
}

async function tryLock(database: Database, owner: string): Promise<boolean> {
  const result = await inAutocommit(() =>
    sql`
      update schema_lock set owner = ${owner}, lease_until = ${now} + interval ${leaseSeconds} second
      where id = 1 and (owner is null or owner = ${owner} or lease_until < ${now})`.execute(database),
  )
  return result.numAffectedRows === 1n
}

async function holdLock(database: Database, owner: string): Promise<boolean> {
  const result = await inAutocommit(() =>
    sql`
      update schema_lock set lease_until = ${now} + interval ${leaseSeconds} second
      where id = 1 and owner = ${owner}`.execute(database),
  )
  return result.numAffectedRows === 1n
}
