import { callbackify } from 'node:util'
import type { MysqlPool, MysqlPoolConnection } from 'kysely'
import { createPool, type Pool, type PoolConnection, type QueryError } from 'mysql2'
import type { DatabaseAddress } from './database-url.js'
import { prepareSession } from './session.js'

export interface PoolOptions {
  address: DatabaseAddress
  connectionLimit: number
  /** How many callers may wait for a connection; the next is refused at once. */
  queueLimit: number
  acquireDeadlineMs: number
  queryDeadlineMs: number
  /** Called before each statement is sent; throwing cuts the connection. For counting and for fault tests. */
  onStatement?: (sql: string) => void
}

/** A connection, a free place in the pool or an answer did not come in time. */
export class DatabaseDeadlineError extends Error {
  override name = 'DatabaseDeadlineError'
}

/**
 * mysql2's pool with what it lacks: a deadline for every wait, a verified session on every new connection, and
 * no connection kept after an error that says that its server cannot be used for writing.
 */
export function createGuardedPool(options: PoolOptions): MysqlPool {
  const pool = openPool(options)
  const guarded = new WeakMap<PoolConnection, MysqlPoolConnection>()

  const guard = async (connection: PoolConnection): Promise<MysqlPoolConnection> => {
    const known = guarded.get(connection)
    if (known) return known
    connection.once('error', (cause) => breakOff(connection, lostConnectionError(cause)))
    await prepareSession((sql) => queryOnce(connection, sql, [], options))
    const fresh = guardedConnection(connection, options)
    guarded.set(connection, fresh)
    return fresh
  }

  const getConnection = async (): Promise<MysqlPoolConnection> => {
    const connection = await acquire(pool, options.acquireDeadlineMs)
    try {
      return await guard(connection)
    } catch (error) {
      connection.destroy()
      throw error
    }
  }
  return { getConnection: callbackify(getConnection), end: (callback) => pool.end(callback) }
}

function openPool({ address, connectionLimit, queueLimit }: PoolOptions): Pool {
  return createPool({
    ...address,
    connectionLimit,
    queueLimit,
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

/** mysql2 waits for a free connection for ever; a late one goes back to the pool unused. */
function acquire(pool: Pool, deadlineMs: number): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    let waiting = true
    const timer = setTimeout(() => {
      waiting = false
      reject(new DatabaseDeadlineError(`no database connection within ${deadlineMs} ms`))
    }, deadlineMs)
    pool.getConnection((error, connection) => {
      clearTimeout(timer)
      if (!waiting) return connection?.release()
      if (error) reject(isQueueFull(error) ? new DatabaseDeadlineError(error.message) : error)
      else resolve(connection)
    })
  })
}

/** mysql2 gives this error neither a class nor a code. */
function isQueueFull(error: Error): boolean {
  return error.message === 'Queue limit reached.'
}

/** Only what Kysely calls. `stream` is missing on purpose: it hangs for ever when the connection dies. */
function guardedConnection(connection: PoolConnection, options: PoolOptions): MysqlPoolConnection {
  const query = callbackify((sql: string, parameters: unknown[]) =>
    queryOnce(connection, sql, parameters, options),
  )
  return { query: query as MysqlPoolConnection['query'], release: () => connection.release() }
}

/** The server turned read-only or offline, ends, or left its cluster: this connection will not get better. */
const unusableServer = new Set([1047, 1053, 1290, 1792, 1836, 3032, 3796])

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
      if (error instanceof DatabaseDeadlineError || unusableServer.has((error as QueryError).errno ?? 0))
        cut(connection, error)
      if ((error as QueryError).fatal) breakOff(connection, error)
      reject(error)
    }
    const timer = setTimeout(
      () => fail(new DatabaseDeadlineError(`no answer from the database within ${queryDeadlineMs} ms`)),
      queryDeadlineMs,
    )
    try {
      onStatement?.(sql)
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
