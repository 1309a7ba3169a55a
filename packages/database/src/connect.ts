import { Kysely, MysqlDialect } from 'kysely'
import { createGuardedPool, type PoolOptions } from './guarded-pool.js'
import { type DatabaseAddress, parseDatabaseUrl } from './database-url.js'
import type { Database } from './schema.js'

export type ConnectOptions = Partial<Omit<PoolOptions, 'address'>>

/**
 * Opens a pool on `url` (`mysql://user:password@host:port/name`, or `?socketPath=` for a unix socket).
 * Connects on first use; every wait has a deadline. Close it with `database.destroy()`.
 */
export function connectDatabase(url: string, options?: ConnectOptions): Database {
  return connectTo(parseDatabaseUrl(url), options)
}

export function connectTo(address: DatabaseAddress, options: ConnectOptions = {}): Database {
  const pool = createGuardedPool({
    address,
    connectionLimit: 10,
    queueLimit: 100,
    acquireDeadlineMs: 5_000,
    queryDeadlineMs: 10_000,
    ...options,
  })
  return new Kysely({ dialect: new MysqlDialect({ pool }) })
}
