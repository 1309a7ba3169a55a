import { connectDatabase } from '@telecomx/database'
import { sql } from 'kysely'

/** How large a database is, by its server's own estimate. */
export interface DatabaseSize {
  portings: number
  customers: number
  gigabytes: number
}

/** Counts what is there. */
export async function measureDatabase(url: string): Promise<DatabaseSize> {
  const database = connectDatabase(url, { connectionLimit: 1, queryDeadlineMs: 120_000 })
  try {
    const count = async (table: 'porting' | 'customer') => {
      const counted = database.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'))
      return (await counted.executeTakeFirstOrThrow()).count
    }
    const { rows } = await sql<{ bytes: number | string }>`select sum(data_length + index_length) as bytes
      from information_schema.tables where table_schema = database()`.execute(database)
    return {
      portings: await count('porting'),
      customers: await count('customer'),
      gigabytes: Number(rows[0]?.bytes ?? 0) / 1e9,
    }
  } finally {
    await database.destroy()
  }
}
