import { sql } from 'kysely'
import { connectTo } from './connect.js'
import { parseDatabaseUrl } from './database-url.js'

/** Creates the database that `url` names, unless it is there. For servers that are ours alone. */
export async function createDatabase(url: string): Promise<void> {
  const { database, ...address } = parseDatabaseUrl(url)
  const server = connectTo({ ...address, database: '' }, { connectionLimit: 1 })
  try {
    await sql`create database if not exists ${sql.id(database)}
      character set utf8mb4 collate utf8mb4_unicode_520_ci`.execute(server)
  } finally {
    await server.destroy()
  }
}
