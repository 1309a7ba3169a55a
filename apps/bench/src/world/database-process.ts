import { readFileSync } from 'node:fs'
import { connectDatabase } from '@telecomx/database'
import { sql } from 'kysely'

/** The process of a database's server; undefined of one on another machine, whose file is not here. */
export async function databaseProcessOf(url: string): Promise<number | undefined> {
  const database = connectDatabase(url, { connectionLimit: 1 })
  try {
    const { rows } = await sql<{ path: string }>`select @@global.pid_file as path`.execute(database)
    return pidIn(rows[0]?.path ?? '')
  } finally {
    await database.destroy()
  }
}

function pidIn(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'latin1')) || undefined
  } catch {
    return undefined
  }
}
