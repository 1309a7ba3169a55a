import {
  assertRestored,
  connectDatabase,
  createDatabase,
  type Database,
  listNewerMigrations,
  migrate,
  type MigrateOptions,
} from '@telecomx/database'
import { hasDatabase } from '@telecomx/embedded-mysql'
import { onDatabaseOf, placeOf } from './describe-database-failure.js'
import type { Env } from './env.js'
import { type LocateOptions, type LocatedDatabase, locateDatabase, tellPeople } from './locate-database.js'
import { waitUntilReady } from './wait-until-ready.js'

export interface OpenDatabase {
  database: Database
  url: string
  /** For people: where the data is. */
  description: string
  close: () => Promise<void>
}

/**
 * Connects to `DATABASE_URL`, or to the embedded server in the data folder, and brings the schema up to date. Waits
 * while the one named is not ready, or another process changes the schema.
 */
export async function openDatabase(env: Env, options: LocateOptions): Promise<OpenDatabase> {
  return openLocated(env, await locateDatabase(env, options), options)
}

/** The same on one that is located already; the embedded server of one that cannot be opened is ended. */
export async function openLocated(
  env: Env,
  { url, server }: LocatedDatabase,
  { stop, progress = tellPeople }: LocateOptions,
): Promise<OpenDatabase> {
  const database = connectDatabase(url)
  const close = async () => {
    await database.destroy()
    await server?.stop()
  }
  await onDatabaseOf(url, async () => {
    const patienceSeconds = server ? restartSeconds : env.DATABASE_WAIT_SECONDS
    const ran = await waitUntilReady({ place: placeOf(url), patienceSeconds, progress, stop }, async () => {
      if (server) await createDatabase(url)
      return migrateOn(url, { progress, stop })
    })
    if (ran.length > 0) progress(`Brought the database schema up to date (${ran.length} steps)`)
    const newer = await listNewerMigrations(database)
    if (newer.length > 0)
      progress(`The database's schema is newer than this version, which goes on: ${newer.join(', ')}`)
  }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const description = server
    ? `embedded, data in ${env.TELECOMX_DATA_DIR}${server.role === 'guest' ? `; ${ofAnother}` : ''}`
    : placeOf(url)
  return { database, url, description, close }
}

/** Does a command's work on an open database, which is closed afterwards. */
export async function onOpenDatabase<Result>(
  env: Env,
  stop: AbortSignal,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { database, url, close } = await openDatabase(env, { stop, alone: true })
  try {
    stop.throwIfAborted()
    return await onDatabaseOf(url, () => work(database))
  } finally {
    await close()
  }
}

/** For a command that is of no use on an empty database: throws where it would be the one that makes it. */
export function assertDatabaseIsThere({ DATABASE_URL, TELECOMX_DATA_DIR }: Env): void {
  if (DATABASE_URL || hasDatabase(TELECOMX_DATA_DIR)) return
  throw new Error(
    `There is no database in ${TELECOMX_DATA_DIR} yet: start the server first (npm start) and wait until it listens, or name the database by DATABASE_URL or its folder by TELECOMX_DATA_DIR`,
  )
}

/** For the process that runs the embedded server to start it again when it died. */
const restartSeconds = 15

const ofAnother =
  'another process runs it: when that ends, there is none until a server or a sender is started'

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
