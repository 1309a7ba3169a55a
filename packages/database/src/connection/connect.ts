import { sql } from 'kysely'
import { createGuardedPool, type GuardedPool, type PoolOptions, type Waits } from './guarded-pool.js'
import { type DatabaseAddress, parseDatabaseUrl } from './database-url.js'
import { pooledDatabase } from './pooled-database.js'
import type { Database } from '../schema.js'

export type ConnectOptions = Partial<Omit<PoolOptions, 'address'>>

/**
 * Opens a pool on `url` (`mysql://user:password@host:port/name`, or `?socketPath=` for a unix socket).
 * Connects on first use; every wait has a deadline. Close it with `database.destroy()`.
 */
export function connectDatabase(url: string, options?: ConnectOptions): Database {
  return connectTo(parseDatabaseUrl(url), options)
}

function connectTo(address: DatabaseAddress, options: ConnectOptions = {}): Database {
  const { connectionLimit = 16 } = options
  const pool = createGuardedPool({
    address,
    connectionLimit,
    // Of two tenants that ask for all they can get, the third still has its turn at the next free connection.
    mostPerTenant: Math.ceil(connectionLimit / 2),
    acquireDeadlineMs: 2_000,
    queryDeadlineMs: 10_000,
    ...options,
  })
  const database = pooledDatabase(pool, () => pool.lend())
  pools.set(database, pool)
  return database
}

const pools = new WeakMap<Database, GuardedPool>()

const waitsOf = new WeakMap<Database, Waits>()

/**
 * The database as a tenant has it for one request: no more than the tenant's share of the connections, each in its turn,
 * and all `waits` for them together end after the acquire deadline. Not to be destroyed: the pool is everybody's.
 */
export function databaseForTenant(
  database: Database,
  tenant: string,
  waits: Waits = { spentMs: 0 },
): Database {
  // A part of it, as a transaction is, has none.
  const pool = pools.get(database)
  if (!pool) return database
  const shared = pooledDatabase(pool, () => pool.lend(tenant, waits))
  waitsOf.set(shared, waits)
  return shared
}

/** Forgets what was spent on waiting: for a question that must be answered, however long the call has waited. */
export function renewWaits(database: Database): void {
  const waits = waitsOf.get(database)
  if (waits) waits.spentMs = 0
}

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
