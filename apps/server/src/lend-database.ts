import { connectDatabase, createDatabase, type Database } from '@telecomx/database'
import { onDatabaseOf } from './describe-database-failure.js'
import type { Env } from './env.js'
import { locateDatabase } from './locate-database.js'

export interface LentDatabase {
  database: Database
  /** Another process runs the embedded server that it is on. */
  isShared: boolean
}

/** Lends the database as it is, without a look at its schema, and with patience for statements that take long. */
export async function lendDatabase<Result>(
  env: Env,
  stop: AbortSignal,
  work: (lent: LentDatabase) => Promise<Result>,
): Promise<Result> {
  const { url, server } = await locateDatabase(env, { stop, alone: true })
  try {
    if (server) await createDatabase(url)
    const database = connectDatabase(url, { connectionLimit: 2, queryDeadlineMs: 3_600_000 })
    try {
      return await onDatabaseOf(url, () => work({ database, isShared: server?.role === 'guest' }))
    } finally {
      await database.destroy()
    }
  } finally {
    await server?.stop()
  }
}
