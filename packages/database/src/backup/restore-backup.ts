import { type RawBuilder, sql } from 'kysely'
import type { DeliveryMethod } from '@telecomx/validation'
import { theInstallation } from '../audit/audit-log.js'
import { inTransaction } from '../connection/in-transaction.js'
import { createBookkeeping, migrate } from '../connection/migrate.js'
import { type Migration, migrations } from '../migrations/index.js'
import { unscheduleOrders } from '../order/portings-to-order.js'
import { chunksOf } from '../query/chunks-of.js'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'
import { type BackupHead, type BackupRow, type BackupTable, readBackup, verifyBackup } from './backup-file.js'
import { listTables } from './list-tables.js'

export interface RestoreOptions {
  /** Whether what the database holds may be dropped. */
  force?: boolean
  /** The methods whose deliveries may go out twice: what waited by them is sent. */
  repeatable: readonly DeliveryMethod[]
  signal?: AbortSignal
}

export interface RestoreSummary {
  tables: number
  rows: number
  takenAt: string
  /** How many waited in the backup, and may have gone out since: a person decides about each. */
  heldDeliveries: number
  /** How many orders were to start by themselves, and may have since: they do not any more. */
  droppedOrders: number
}

/** There while a restore is under way, and after one that was killed: {@link assertRestored} then lets nobody in. */
const marker = 'restore_unfinished'

/**
 * Puts a backup into a database: the schema as it was, the rows, then what later versions changed in the schema. The
 * file is read to its end before anything is written. When it fails the database is left empty. Nobody else may work on
 * the database meanwhile.
 *
 * Deliveries that waited and are not `repeatable` are `unknown` afterwards: they may have gone out since the backup, and
 * a person is asked. The others are sent, again with the same Message-ID. Orders that were to start by themselves do not.
 *
 * @throws Error with one sentence when the file is not a whole backup, or one of a newer version; when the database
 * holds something.
 */
export async function restoreBackup(
  database: Database,
  path: string,
  { force = false, repeatable, signal }: RestoreOptions,
): Promise<RestoreSummary> {
  const head = await verifyBackup(path)
  const steps = stepsOf(head)
  if (!force && (await holdsData(database)))
    throw new Error('The database holds data already; --force drops all of it first')
  signal?.throwIfAborted()
  await sql`create table if not exists ${sql.id(marker)} (id int primary key)`.execute(database)
  try {
    await dropTables(database)
    const counts = await withoutChecks(database, async (session) => {
      await createSchema(session, steps)
      return fillTables(session, path, signal)
    })
    await migrate(database)
    const heldDeliveries = await holdUnrepeatable(database, repeatable)
    const droppedOrders = await dropSchedules(database)
    await dropMarker(database)
    return { ...counts, takenAt: head.takenAt, heldDeliveries, droppedOrders }
  } catch (error) {
    await dropTables(database)
    await dropMarker(database)
    throw error
  }
}

/** @throws Error with one sentence when a restore into this database did not come to its end. */
export async function assertRestored(database: Database): Promise<void> {
  const { rows } = await sql`
    select 1 from information_schema.tables
    where table_schema = database() and table_name = ${marker}`.execute(database)
  if (rows.length > 0)
    throw new Error(
      'A restore into this database is under way, or was broken off: run `npm run restore -- FILE --force` to its end',
    )
}

function stepsOf({ migrations: made }: BackupHead): Migration[] {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = made.filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new Error(`The backup was made by a newer version of the product, which has ${unknown[0]}`)
  return migrations.filter(({ name }) => made.includes(name))
}

/** What a start makes by itself is no data. */
const bookkeeping = ['schema_migration', 'turn']

async function holdsData(database: Database): Promise<boolean> {
  const tables = (await listTables(database)).filter(({ table }) => !bookkeeping.includes(table))
  for (const { table } of tables) {
    if (table === marker) return true
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(database)
    if (rows.length > 0) return true
  }
  return false
}

/** All but the marker: whoever is killed at this leaves no half-empty database that somebody gets into. */
async function dropTables(database: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = database() and table_type = 'BASE TABLE' and table_name <> ${marker}`.execute(
    database,
  )
  await withoutChecks(database, async (session) => {
    for (const { name } of rows) await sql`drop table ${sql.table(name)}`.execute(session)
  })
}

function dropMarker(database: Database): Promise<unknown> {
  return sql`drop table ${sql.id(marker)}`.execute(database)
}

/** On one connection that looks at no foreign key: tables come by name, not parents first. */
function withoutChecks<Result>(
  database: Database,
  work: (session: Database) => Promise<Result>,
): Promise<Result> {
  return database.connection().execute(async (session) => {
    await sql`set session foreign_key_checks = 0`.execute(session)
    try {
      return await work(session)
    } finally {
      await sql`set session foreign_key_checks = 1`.execute(session)
    }
  })
}

async function createSchema(session: Database, steps: readonly Migration[]): Promise<void> {
  await createBookkeeping(session)
  for (const { statement } of steps) await sql.raw(statement).execute(session)
}

async function fillTables(
  session: Database,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Pick<RestoreSummary, 'tables' | 'rows'>> {
  const counts = { tables: 0, rows: 0 }
  for await (const { head, rows } of batchesOf(readBackup(path))) {
    signal?.throwIfAborted()
    // A migration may have filled it.
    if (rows === undefined) await sql`delete from ${sql.table(head.table)}`.execute(session)
    else await insertRows(session, head, rows)
    counts.tables += rows === undefined ? 1 : 0
    counts.rows += rows?.length ?? 0
  }
  return counts
}

interface Batch {
  head: BackupTable
  /** Left out where the table begins. */
  rows?: BackupRow[]
}

/** Below what a server takes as one packet (16 MB). */
const mostCharacters = 4_000_000
const mostRows = 500

async function* batchesOf(lines: AsyncIterable<BackupTable | BackupRow>): AsyncGenerator<Batch> {
  let head: BackupTable | undefined
  let rows: BackupRow[] = []
  let characters = 0
  for await (const line of lines) {
    const size = Array.isArray(line) ? sizeOf(line) : mostCharacters
    if (head && rows.length > 0 && (rows.length === mostRows || characters + size > mostCharacters)) {
      yield { head, rows }
      rows = []
      characters = 0
    }
    if (Array.isArray(line)) {
      rows.push(line)
      characters += size
    } else {
      head = line
      yield { head }
    }
  }
  if (head && rows.length > 0) yield { head, rows }
}

const sizeOf = (row: BackupRow): number => row.reduce<number>((sum, value) => sum + String(value).length, 0)

async function insertRows(
  session: Database,
  { table, columns }: BackupTable,
  rows: BackupRow[],
): Promise<void> {
  const valuesOf = (row: BackupRow): RawBuilder<unknown> =>
    sql`(${sql.join(
      columns.map(({ kind }, place) => {
        const value = row[place]
        return kind === 'bytes' && typeof value === 'string' ? Buffer.from(value, 'base64') : value
      }),
    )})`
  const names = columns.map(({ name }) => sql.id(name))
  await sql`
    insert into ${sql.table(table)} (${sql.join(names)}) values ${sql.join(rows.map(valuesOf))}`.execute(
    session,
  )
}

/** They may have started since, and under another id nobody would know them again. Gives how many there were. */
async function dropSchedules(database: Database): Promise<number> {
  const scheduled = await database
    .selectFrom('porting')
    .select(['id', 'version', 'customer'])
    .where('auto_start_order', 'is not', null)
    .execute()
  const portings = scheduled.map((porting) => ({ ...porting, reason: 'restored' as const }))
  for (const chunk of chunksOf(portings))
    await inTransaction(database, (trx) => unscheduleOrders(trx, chunk, theInstallation))
  return portings.length
}

/** One that the fax server has already is only looked at, and not sent again. */
async function holdUnrepeatable(database: Database, repeatable: readonly DeliveryMethod[]): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('delivery')
    .set({
      state: 'unknown',
      cause: 'RESTORED',
      next_attempt_at: null,
      lease_owner: null,
      settled_at: now,
    })
    .$if(repeatable.length > 0, (query) => query.where('method', 'not in', repeatable))
    .where('state', 'in', ['queued', 'sending'])
    .where('job', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
