import { connectDatabase } from '@telecomx/database'
import { sql } from 'kysely'

/** What a database server has done so far, by its own counting, for everybody who is on it. */
export interface DatabaseWork {
  statements: number
  /** Milliseconds that it was at work on statements; undefined where it does not tell. */
  busyMs: number | undefined
}

export interface DatabaseClock {
  /** Which of the server's counters tell. */
  source: string
  read(): Promise<DatabaseWork>
  /** What is done during the work. Nobody else may be at work meanwhile. */
  during(work: () => Promise<unknown>): Promise<DatabaseWork>
  close(): Promise<void>
}

/** MariaDB tells its time in its user statistics, which are turned on for it; MySQL in its performance schema, where that is on. */
export async function openDatabaseClock(url: string): Promise<DatabaseClock> {
  const database = connectDatabase(url, { connectionLimit: 1 })
  const { rows } = await sql<{ version: string }>`select version() as version`.execute(database)
  const isMariaDb = /mariadb/i.test(rows[0]?.version ?? '')
  if (isMariaDb) await sql`set global userstat = 1`.execute(database)
  const busy = isMariaDb
    ? sql<{
        ms: number | string | null
      }>`select sum(busy_time) * 1000 as ms from information_schema.user_statistics`
    : sql<{ ms: number | string | null }>`select sum(sum_timer_wait) / 1000000000 as ms
        from performance_schema.events_statements_summary_global_by_event_name`

  async function read(): Promise<DatabaseWork> {
    const time = await busy.execute(database)
    const counted = await sql<{ Value: string }>`show global status like 'Questions'`.execute(database)
    const ms = Number(time.rows[0]?.ms ?? 0)
    return { statements: Number(counted.rows[0]?.Value), busyMs: ms > 0 ? ms : undefined }
  }

  const own = await difference(read, () => Promise.resolve())
  return {
    source: isMariaDb ? 'MariaDB’s user statistics (busy_time)' : 'MySQL’s performance schema',
    read,
    async during(work) {
      const { statements, busyMs } = await difference(read, work)
      return { statements: statements - own.statements, busyMs }
    },
    close: () => database.destroy(),
  }
}

async function difference(
  read: () => Promise<DatabaseWork>,
  work: () => Promise<unknown>,
): Promise<DatabaseWork> {
  const before = await read()
  await work()
  const after = await read()
  return {
    statements: after.statements - before.statements,
    busyMs: after.busyMs === undefined ? undefined : after.busyMs - (before.busyMs ?? 0),
  }
}
