import { Kysely, MysqlDialect, sql } from 'kysely'
import { parseDatabaseUrl } from './database-url.js'
import { createGuardedPool } from './guarded-pool.js'

/** Creates the database that `url` names, unless it is there. For servers that are ours alone. */
export async function createDatabase(url: string): Promise<void> {
  const { database, ...address } = parseDatabaseUrl(url)
  const server = new Kysely<unknown>({
    dialect: new MysqlDialect({
      pool: createGuardedPool({
        address: { ...address, database: '' },
        connectionLimit: 1,
        queueLimit: 1,
        acquireDeadlineMs: 5_000,
        queryDeadlineMs: 10_000,
      }),
    }),
  })
  try {
    await sql`create database if not exists ${sql.id(database)}
      character set utf8mb4 collate utf8mb4_unicode_520_ci`.execute(server)
  } finally {
    await server.destroy()
  }
}
