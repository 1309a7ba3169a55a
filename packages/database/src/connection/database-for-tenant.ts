import { Kysely, MysqlDialect } from 'kysely'
import type { Database } from '../schema.js'
import { poolOf } from './connect.js'
import type { Waits } from './guarded-pool.js'

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
  const pool = poolOf(database)
  if (!pool) return database
  const shared: Database = new Kysely({ dialect: new MysqlDialect({ pool: pool.forTenant(tenant, waits) }) })
  waitsOf.set(shared, waits)
  return shared
}

/** Forgets what was spent on waiting: for a question that must be answered, however long the call has waited. */
export function renewWaits(database: Database): void {
  const waits = waitsOf.get(database)
  if (waits) waits.spentMs = 0
}
