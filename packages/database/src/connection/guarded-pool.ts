import type { CompiledQuery } from 'kysely'
import { createPool, type Pool, type PoolConnection, type QueryError } from 'mysql2'
import { createConnectionPlaces, DatabaseDeadlineError } from './connection-places.js'
import type { DatabaseAddress } from './database-url.js'
import { isPrepared } from '../query/prepared.js'
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
export interface GuardedPool {
  /**
   * A connection for a tenant, or for the installation's own work, in its turn. All that the tenant's waits have spent
   * already counts to the acquire deadline.
   */
  lend(tenant?: string, waits?: Waits): Promise<LentConnection>
  /** Closes all of them, each when it is through with what it was asked. May be called again. */
  end(): Promise<void>
}

/** Files, and what says so, go as prepared statements. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

export interface LentConnection {
  /** Gives rows, or what mysql2 says of a change. */
  send(statement: Statement): Promise<unknown>
  /** To be called once, and nothing is to be sent afterwards. */
  release(): void
}

/**
 * mysql2's pool with what it lacks: a deadline for every wait, turns and shares for tenants, a verified session on every
 * new connection, and no connection kept after an error that says that its server cannot be used for writing.
 */
export function createGuardedPool(options: PoolOptions): GuardedPool {
  const pool = openPool(options)
  const places = createConnectionPlaces({ count: options.connectionLimit, ...options })
  // mysql2's pool opens connections and ends them; those that are ready wait here.
  const ready: PoolConnection[] = []
  let ending: Promise<void> | undefined

  const prepare = async (connection: PoolConnection): Promise<void> => {
    connection.once('error', (cause) => breakOff(connection, lostConnectionError(cause)))
    connection.once('end', () => breakOff(connection, lostConnectionError()))
    // Somebody waits for the connection who may not wait longer than for a free one.
    const patient = { ...options, queryDeadlineMs: Math.min(options.queryDeadlineMs, longestPreparationMs) }
    const { inReplicationGroup } = await prepareSession((sql) =>
      sendOn(connection, { sql, parameters: [] }, patient),
    )
    if (inReplicationGroup) groupMembers.add(connection)
  }

  const takeReady = (): PoolConnection | undefined => {
    let connection = ready.pop()
    while (connection && brokenBy.has(connection)) connection = ready.pop()
    return connection
  }

  const open = async (patienceMs: number, freePlace: () => void, spend: () => void) => {
    const connection = await acquire(pool, patienceMs, freePlace)
    spend()
    try {
      await prepare(connection)
      return connection
    } catch (error) {
      connection.destroy()
      freePlace()
      throw error
    }
  }

  return {
    async lend(tenant, waits = { spentMs: 0 }) {
      const began = performance.now() - waits.spentMs
      const spend = () => (waits.spentMs = Math.max(waits.spentMs, performance.now() - began))
      const leftMs = () => Math.max(options.acquireDeadlineMs - spend(), 0)
      try {
        const freePlace = await places.take(tenant, leftMs())
        const connection = takeReady() ?? (await open(leftMs(), freePlace, spend))
        const send = (statement: Statement) => sendOn(connection, statement, options)
        const release = () => {
          ready.push(connection)
          freePlace()
        }
        return { send, release }
      } catch (error) {
        spend()
        throw error
      }
    },
    end: () =>
      (ending ??= new Promise((resolve, reject) => {
        ready.length = 0
        pool.end((error) => (error ? reject(error) : resolve()))
      })),
  }
}

const longestPreparationMs = 2_000

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
function lostConnectionError(cause?: unknown): Error {
  return Object.assign(new Error('connection lost', { cause }), { code: 'PROTOCOL_CONNECTION_LOST' })
}

function sendOn(
  connection: PoolConnection,
  statement: Statement,
  { queryDeadlineMs, onStatement }: PoolOptions,
): Promise<unknown> {
  if (brokenBy.has(connection)) return Promise.reject(brokenBy.get(connection))
  const { sql, parameters } = statement
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
    const sendText = () => connection.query(sql, parameters as never, done)
    // Files travel binary in prepared statements: five times cheaper than as escaped text.
    if (!isPrepared(statement) && !parameters.some(isFile)) sendText()
    else
      connection.execute(sql, parameters as never, (error: QueryError | null, result: unknown) => {
        if (serverErrorOf(error)?.name === 'not_prepared') sendText()
        else done(error, result)
      })
  })
}

function isFile(parameter: unknown): boolean {
  return parameter instanceof Uint8Array && parameter.length > 1024
}
