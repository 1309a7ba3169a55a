import { randomBytes } from 'node:crypto'
import { type FileHandle, link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'
import { type BackupColumn, type BackupLine, type BackupRow, sealed } from './backup-file.js'
import { type KeyedTable, listTables } from './list-tables.js'
import { assertRestored } from './restore-backup.js'

export interface BackupOptions {
  /** Whether a file of that name may be replaced. */
  force?: boolean
  /** Breaks it off; nothing is left then. */
  signal?: AbortSignal
}

export interface BackupSummary {
  tables: number
  rows: number
  bytes: number
  takenAt: string
}

/**
 * Writes everything that the database holds at one moment into a file, while others go on working. The file gets its name
 * when it is whole and on disk; it is readable by its owner alone.
 *
 * @throws Error with one sentence when a file of that name is there; when the database has no schema, or one that is
 * being changed; when a restore into it did not come to its end.
 */
export async function writeBackup(
  database: Database,
  path: string,
  { force = false, signal }: BackupOptions = {},
): Promise<BackupSummary> {
  if (!force && (await isThere(path))) throw new Error(`${path} is there already; --force replaces it`)
  await sweepUnfinished(path)
  const draft = `${path}.part-${randomBytes(6).toString('hex')}`
  const summary = { tables: 0, rows: 0, bytes: 0, takenAt: '' }
  const file = await open(draft, 'wx', 0o600)
  try {
    await fill(file, linesOf(database, summary), signal)
    summary.bytes = (await stat(draft)).size
    await (force ? rename(draft, path) : link(draft, path))
    return summary
  } finally {
    await rm(draft, { force: true })
  }
}

async function fill(
  file: FileHandle,
  lines: AsyncIterable<BackupLine>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const target = file.createWriteStream({ flush: true })
  await pipeline(sealed(lines), createGzip(), target, { ...(signal && { signal }) })
}

/** In one transaction, whose snapshot is of the moment of its first read. */
async function* linesOf(database: Database, summary: BackupSummary): AsyncGenerator<BackupLine> {
  const trx = await database.startTransaction().setIsolationLevel('repeatable read').execute()
  try {
    await assertRestored(trx)
    const tables = await listTables(trx)
    if (!tables.some(({ table }) => table === 'schema_migration'))
      throw new Error('There is nothing to back up: the database has no schema of this product')
    const { migrations, takenAt } = await readHead(trx)
    summary.takenAt = takenAt
    yield { telecomx: 'backup', format: 1, takenAt, migrations }
    for (const table of tables) {
      summary.tables++
      yield { table: table.table, columns: table.columns }
      for await (const row of rowsOf(trx, table)) {
        summary.rows++
        yield row
      }
    }
  } finally {
    await trx.rollback().execute()
  }
}

async function readHead(trx: Database): Promise<{ migrations: string[]; takenAt: string }> {
  const { rows } = await sql<{ name: string; takenAt: Date; isFinished: number }>`
    select name, ${now} as takenAt, finished_at is not null as isFinished
    from schema_migration order by name`.execute(trx)
  const unfinished = rows.find(({ isFinished }) => !isFinished)
  if (unfinished)
    throw new Error(
      `The schema of the database is being changed, or that was broken off (${unfinished.name}): ` +
        'back up when a server or a sender of that version has started',
    )
  return {
    migrations: rows.map(({ name }) => name),
    takenAt: (rows[0]?.takenAt ?? new Date()).toISOString(),
  }
}

const rowsAtOnce = { files: 20, others: 1_000 }

/** In pages by the primary key, so that neither side holds a whole table. */
async function* rowsOf(
  trx: Database,
  { table, columns, key, holdsFiles }: KeyedTable,
): AsyncGenerator<BackupRow> {
  const size = holdsFiles ? rowsAtOnce.files : rowsAtOnce.others
  const names = key.map((name) => sql.ref(`${table}.${name}`))
  let after: BackupRow | undefined
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(columns.map((column) => selected(table, column)))} from ${sql.table(table)}
      where ${after ? isBehind(names, after) : sql`true`}
      order by ${sql.join(names)} limit ${sql.lit(size)}`.execute(trx)
    const values = rows.map((row) => columns.map(({ name }) => valueOf(row[name])))
    yield* values
    const last = values.at(-1)
    if (!last || values.length < size) return
    after = key.map((name) => last[columns.findIndex((column) => column.name === name)] ?? null)
  }
}

function selected(table: string, { name, kind }: BackupColumn): RawBuilder<unknown> {
  const column = sql.ref(`${table}.${name}`)
  return kind === 'time' ? sql`cast(${column} as char) as ${sql.id(name)}` : column
}

/** Spelt out: servers do not use the key for a comparison of tuples. */
function isBehind(names: readonly RawBuilder<unknown>[], values: BackupRow): RawBuilder<unknown> {
  const alternatives = names.map((name, index) => {
    const same = names.slice(0, index).map((earlier, place) => sql`${earlier} = ${values[place]}`)
    return sql`(${sql.join([...same, sql`${name} > ${values[index]}`], sql` and `)})`
  })
  return sql`(${sql.join(alternatives, sql` or `)})`
}

function valueOf(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (Buffer.isBuffer(value)) return value.toString('base64')
  throw new Error(`a backup cannot hold a ${typeof value}`)
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

const unfinishedForMs = 24 * 3_600_000

/** Left by killed backups into the same file. */
async function sweepUnfinished(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch((): string[] => [])
  for (const name of names.filter((one) => one.startsWith(`${basename(path)}.part-`))) {
    const draft = join(dirname(path), name)
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > unfinishedForMs) await rm(draft, { force: true })
  }
}
