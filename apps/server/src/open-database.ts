import {
  assertRestored,
  connectDatabase,
  createDatabase,
  type Database,
  listNewerMigrations,
  migrate,
  type MigrateOptions,
  whileUnavailable,
} from '@telecomx/database'
import { type EmbeddedMysql, startEmbeddedMysql } from '@telecomx/embedded-mysql'
import type { Env } from './env.js'
import { waitUntilReady } from './wait-until-ready.js'

export interface OpenDatabase {
  database: Database
  /** For people: where the data is. */
  description: string
  close(): Promise<void>
}

/**
 * Connects to `DATABASE_URL`, or to the embedded server in the data folder, and brings the schema up to date. Waits
 * while the one named is not ready, or another process changes the schema, until `stop`, which also breaks off the
 * fetching of a server; `progress` hears so.
 */
export async function openDatabase(
  env: Env,
  progress: (message: string) => void,
  stop?: AbortSignal,
): Promise<OpenDatabase> {
  const { url, server } = await locateDatabase(env, progress, stop)
  const database = connectDatabase(url)
  const close = async () => {
    await database.destroy()
    await server?.stop()
  }
  try {
    const ran = server
      ? await whileUnavailable(changeOfHands, () => prepareEmbedded(url, { progress, stop }))
      : await waitUntilReady({ patienceSeconds: env.DATABASE_WAIT_SECONDS, progress, stop }, () =>
          migrateOn(url, { progress, stop }),
        )
    if (ran.length > 0) progress(`Brought the database schema up to date (${ran.length} steps)`)
    const newer = await listNewerMigrations(database)
    if (newer.length > 0)
      progress(`The database's schema is newer than this version, which goes on: ${newer.join(', ')}`)
  } catch (error) {
    await close()
    throw error
  }
  const description = server
    ? `embedded, data in ${env.TELECOMX_DATA_DIR}${server.role === 'guest' ? ' (shared with the process that runs it)' : ''}`
    : 'DATABASE_URL'
  return { database, description, close }
}

/** The address of the database, and the embedded server when it is on one. */
export async function locateDatabase(
  env: Env,
  progress: (message: string) => void,
  stop?: AbortSignal,
): Promise<{ url: string; server?: EmbeddedMysql }> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL }
  const server = await startServer(env, progress, stop)
  return { url: `mysql://${server.user}@localhost/telecomx?socketPath=${server.socketPath}`, server }
}

async function prepareEmbedded(url: string, options: MigrateOptions): Promise<string[]> {
  await createDatabase(url)
  return migrateOn(url, options)
}

/** The process that ran the embedded server may just have ended: another one starts it within this. */
const changeOfHands = { patienceMs: 15_000, pauseMs: 200 }

/** On a pool of its own: a change of a large table may take long, a request may not. */
async function migrateOn(url: string, options: MigrateOptions): Promise<string[]> {
  const patient = connectDatabase(url, { connectionLimit: 2, queryDeadlineMs: 3_600_000 })
  try {
    await assertRestored(patient)
    return await migrate(patient, options)
  } finally {
    await patient.destroy()
  }
}

function startServer(env: Env, progress: (message: string) => void, signal?: AbortSignal) {
  return startEmbeddedMysql({
    dataDirectory: env.TELECOMX_DATA_DIR,
    durability: 'durable',
    progress,
    ...(env.MYSQLD_PATH && { mysqldPath: env.MYSQLD_PATH }),
    ...(signal && { signal }),
  })
}
