import { callbackify } from 'node:util'
import type { MysqlPool, MysqlPoolConnection } from 'kysely'
import { createPool, type Pool, type PoolConnection, type QueryError } from 'mysql2'
import { createConnectionPlaces, DatabaseDeadlineError } from './connection-places.js'
import type { DatabaseAddress } from './database-url.js'
import { serverErrorOf, serverErrors } from './server-errors.js'
import { prepareSession } from './session.js'

export interface PoolOptions {
  address: DatabaseAddress
  connectionLimit: number
  /** How many of the connections may be at work for one tenant at a time. */
  mostPerTenant: number
  /** How long a call may wait for connections, opening one included. */
  acquireDeadlineMs: number
  queryDeadlineMs: number
  /** Called before each statement is sent; throwing cuts the connection. For counting, snapshots and fault tests. */
  onStatement?: (sql: string, parameters: readonly unknown[]) => void
}

/** What a request has spent on waiting for connections. */
export interface Waits {
  spentMs: number
}

/** A pool of which each tenant gets a share. */
export interface GuardedPool extends MysqlPool {
  /** The pool as a tenant has it; all that its waits have spent already counts to the acquire deadline. */
  forTenant(tenant: string, waits: Waits): MysqlPool
}

/**
 * mysql2's pool with what it lacks: a deadline for every wait, turns and shares for tenants, a verified session on every
 * new connection, and no connection kept after an error that says that its server cannot be used for writing.
 */
export function createGuardedPool(options: PoolOptions): GuardedPool {
  const pool = openPool(options)
  const places = createConnectionPlaces({ count: options.connectionLimit, ...options })
  const prepared = new WeakMap<PoolConnection, Query>()

  const prepare = async (connection: PoolConnection): Promise<Query> => {
    connection.once('error', (cause) => breakOff(connection, lostConnectionError(cause)))
    // Somebody waits for the connection who may not wait longer than for a free one.
    const patient = { ...options, queryDeadlineMs: Math.min(options.queryDeadlineMs, longestPreparationMs) }
    const { inReplicationGroup } = await prepareSession((sql) => queryOnce(connection, sql, [], patient))
    if (inReplicationGroup) groupMembers.add(connection)
    const query = guardedQuery(connection, options)
    prepared.set(connection, query)
    return query
  }

  const prepareOrEnd = async (connection: PoolConnection, freePlace: () => void): Promise<Query> => {
    try {
      return await prepare(connection)
    } catch (error) {
      connection.destroy()
      freePlace()
      throw error
    }
  }

  const connect = async (tenant: string | undefined, waits: Waits): Promise<MysqlPoolConnection> => {
    const began = performance.now() - waits.spentMs
    const spend = () => (waits.spentMs = Math.max(waits.spentMs, performance.now() - began))
    const leftMs = () => Math.max(options.acquireDeadlineMs - spend(), 0)
    try {
      const freePlace = await places.take(tenant, leftMs())
      const connection = await acquire(pool, leftMs(), freePlace)
      spend()
      const query = prepared.get(connection) ?? (await prepareOrEnd(connection, freePlace))
      const release = () => {
        connection.release()
        freePlace()
      }
      return { query, release }
    } catch (error) {
      spend()
      neverSent.add(error as object)
      throw error
    }
  }
  const end: MysqlPool['end'] = (callback) => pool.end(callback)
  const connectThen = callbackify(connect)
  const lendTo = (tenant: string | undefined, waits?: Waits): MysqlPool => ({
    getConnection: (callback) => connectThen(tenant, waits ?? { spentMs: 0 }, callback),
    end,
  })
  return { ...lendTo(undefined), forTenant: lendTo }
}

const longestPreparationMs = 2_000

/** What went wrong before a caller's first statement left. */
const neverSent = new WeakSet()

/** The statement was not sent: there was no connection for it. */
export function wasNeverSent(error: unknown): boolean {
  return neverSent.has(error as object)
}

function openPool({ address, connectionLimit }: PoolOptions): Pool {
  return createPool({
    ...address,
    connectionLimit,
    connectTimeout: 2_000,
    enableKeepAlive: true,
    charset: 'utf8mb4_unicode_520_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    // An object bound as a parameter must never become `key = value` SQL.
    stringifyObjects: true,
    flags: ['-LOCAL_FILES'],
    maxPreparedStatements: 50,
  })
}

/** mysql2 opens a connection for ever; a late one goes back to the pool unused, and only then frees its place. */
function acquire(pool: Pool, patienceMs: number, freePlace: () => void): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    let waiting = true
    const timer = setTimeout(() => {
      waiting = false
      reject(new DatabaseDeadlineError('no database connection in time'))
    }, patienceMs)
    pool.getConnection((error, connection) => {
      clearTimeout(timer)
      if (waiting && !error) return resolve(connection)
      connection?.release()
      freePlace()
      reject(error ?? new DatabaseDeadlineError('the connection came too late'))
    })
  })
}

type Query = MysqlPoolConnection['query']

/** All that Kysely asks of a connection, but for `stream`: that hangs for ever when the connection dies. */
function guardedQuery(connection: PoolConnection, options: PoolOptions): Query {
  return callbackify((sql: string, parameters: unknown[]) =>
    queryOnce(connection, sql, parameters, options),
  ) as Query
}

/** To members of a MySQL replication group: who loses against another member's commit may hear of an error during it. */
const groupMembers = new WeakSet<PoolConnection>()
const [lostAtCommit] = serverErrors.lost_at_commit.errnos

/**
 * Why a connection is of no use any more. Whatever is asked of it afterwards fails with that, so that the rollback
 * of a transaction does not hide what ended it.
 */
const brokenBy = new WeakMap<PoolConnection, unknown>()

function breakOff(connection: PoolConnection, cause: unknown): void {
  if (!brokenBy.has(connection)) brokenBy.set(connection, cause)
}

function cut(connection: PoolConnection, cause: unknown): void {
  breakOff(connection, cause)
  connection.destroy()
}

/** Whatever a server says last on a connection that nobody is using, e.g. that it was idle for too long. */
function lostConnectionError(cause: unknown): Error {
  return Object.assign(new Error('connection lost', { cause }), { code: 'PROTOCOL_CONNECTION_LOST' })
}

function queryOnce(
  connection: PoolConnection,
  sql: string,
  parameters: readonly unknown[],
  { queryDeadlineMs, onStatement }: PoolOptions,
): Promise<unknown> {
  if (brokenBy.has(connection)) return Promise.reject(brokenBy.get(connection))
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      clearTimeout(timer)
      const { name, endsConnection } = serverErrorOf(error) ?? {}
      if (error instanceof DatabaseDeadlineError || endsConnection) cut(connection, error)
      if (groupMembers.has(connection) && name === 'error_during_commit')
        Object.assign(error as QueryError, { errno: lostAtCommit })
      if ((error as QueryError).fatal) breakOff(connection, error)
      reject(error)
    }
    const timer = setTimeout(
      () => fail(new DatabaseDeadlineError(`no answer from the database within ${queryDeadlineMs} ms`)),
      queryDeadlineMs,
    )
    try {
      onStatement?.(sql, parameters)
    } catch (error) {
      cut(connection, error)
      return fail(error)
    }
    const done = (error: QueryError | null, result: unknown) => {
      if (error) return fail(error)
      clearTimeout(timer)
      resolve(result)
    }
    // Files travel binary in prepared statements: five times cheaper than as escaped text.
    if (parameters.some(isFile)) connection.execute(sql, parameters as never, done)
    else connection.query(sql, parameters as never, done)
  })
}

function isFile(parameter: unknown): boolean {
  return parameter instanceof Uint8Array && parameter.length > 1024
}
