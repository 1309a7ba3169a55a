import { connectDatabase, type Database } from '@telecomx/database'
import { type RawBuilder, sql } from 'kysely'

/** What a database server has done so far, by its own counting, for everybody who is on it. */
export interface DatabaseWork {
  statements: number
  /** Milliseconds from the beginning of each statement to its end; undefined where the server does not tell. */
  busyMs: number | undefined
  /** Of its processors. */
  cpuMs: number | undefined
}

export interface DatabaseClock {
  /** Which of the server's counters tell. */
  source: string
  /** What is done during the work. Nobody else may be at work meanwhile. */
  during(work: () => Promise<unknown>): Promise<DatabaseWork>
  close(): Promise<void>
}

/** MariaDB tells its times in its user statistics, which are on for so long; MySQL in its performance schema, where that is on. */
export async function openDatabaseClock(url: string): Promise<DatabaseClock> {
  const database = connectDatabase(url, { connectionLimit: 1 })
  const isMariaDb = /mariadb/i.test(await valueOf(database, sql`select version() as value`))
  const wasOn = isMariaDb ? await valueOf(database, sql`select @@global.userstat as value`) : '0'
  if (isMariaDb) await sql`set global userstat = 1`.execute(database)
  const readNow = () => readWork(database, isMariaDb ? mariaDbTimes : mySqlTimes)
  const ofReading = difference(await readNow(), await readNow())
  return {
    source: isMariaDb ? 'MariaDB’s user statistics' : 'MySQL’s performance schema',
    async during(work) {
      const before = await readNow()
      await work()
      const done = difference(before, await readNow())
      // Who is at work beside it, as in a test, may have made the reading seem dear.
      return { ...done, statements: Math.max(0, done.statements - ofReading.statements) }
    },
    async close() {
      if (isMariaDb) await sql`set global userstat = ${sql.lit(Number(wasOn))}`.execute(database)
      await database.destroy()
    },
  }
}

interface Times {
  busyMs: number | string | null
  cpuMs: number | string | null
}

const mariaDbTimes = sql<Times>`select sum(busy_time) * 1000 as busyMs, sum(cpu_time) * 1000 as cpuMs
  from information_schema.user_statistics`

const mySqlTimes = sql<Times>`select sum(sum_timer_wait) / 1000000000 as busyMs, null as cpuMs
  from performance_schema.events_statements_summary_global_by_event_name`

async function readWork(database: Database, times: RawBuilder<Times>): Promise<DatabaseWork> {
  const [time] = (await times.execute(database)).rows
  const counted = await sql<{ Value: string }>`show global status like 'Questions'`.execute(database)
  const told = (ms: number | string | null | undefined) => (Number(ms ?? 0) > 0 ? Number(ms) : undefined)
  return { statements: Number(counted.rows[0]?.Value), busyMs: told(time?.busyMs), cpuMs: told(time?.cpuMs) }
}

function difference(before: DatabaseWork, after: DatabaseWork): DatabaseWork {
  const since = (now: number | undefined, then: number | undefined) =>
    now === undefined ? undefined : now - (then ?? 0)
  return {
    statements: after.statements - before.statements,
    busyMs: since(after.busyMs, before.busyMs),
    cpuMs: since(after.cpuMs, before.cpuMs),
  }
}

async function valueOf(database: Database, query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await query.execute(database)
  return String((rows[0] as { value: unknown }).value)
}
