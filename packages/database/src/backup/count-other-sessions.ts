import { sql } from 'kysely'
import type { Database } from '../schema.js'

/** How many other connections work on the same database, as far as this account may see: its own it always may. */
export async function countOtherSessions(database: Database): Promise<number> {
  return database.connection().execute(async (session) => {
    const { rows: own } = await sql<{ id: number; name: string }>`
      select connection_id() as id, database() as name`.execute(session)
    const { rows } = await sql<{ Id: number; db: string | null }>`show processlist`.execute(session)
    return rows.filter(({ Id, db }) => db === own[0]?.name && Id !== own[0]?.id).length
  })
}
