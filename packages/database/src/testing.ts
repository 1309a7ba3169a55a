import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { connectDatabase, type ConnectOptions, createDatabase } from './connection/connect.js'
import { migrate } from './connection/migrate.js'
import { migrations } from './migrations/index.js'
import type { Database } from './schema.js'

export { migrations }
export * from './testing/insert-missing.js'
export { type CommitFault, type CommitProxy, startCommitProxy } from './testing/commit-proxy.js'

export interface TestDatabase {
  readonly url: string
  readonly database: Database
  /** Another pool on the same database. */
  connect(options?: ConnectOptions): Database
  drop(): Promise<void>
}

/**
 * An empty, migrated database of its own on the server that the test run started. Throws when there is none: a
 * missing database is a failure, never a skip.
 */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const url = databaseUrlOf(`test_${randomBytes(8).toString('hex')}`)
  await createDatabase(url)
  const database = connectDatabase(url)
  if (migrated) await migrate(database)
  const pools = [database]
  return {
    url,
    database,
    connect(options) {
      const pool = connectDatabase(url, options)
      pools.push(pool)
      return pool
    },
    async drop() {
      await sql`drop database ${sql.id(new URL(url).pathname.slice(1))}`.execute(database)
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

function databaseUrlOf(name: string): string {
  const server = process.env.TELECOMX_TEST_DATABASE_URL
  if (!server) throw new Error('TELECOMX_TEST_DATABASE_URL is not set: start tests with `npm test`')
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
