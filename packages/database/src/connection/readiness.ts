import { inAutocommit } from './in-autocommit.js'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'

/** Writes a row of its own: proves that the database takes writes, which a read on a read-only or full server does not. */
export async function writeReadiness(database: Database): Promise<void> {
  const insert = database
    .insertInto('readiness')
    .values({ id: 1, written_at: now })
    .onDuplicateKeyUpdate({ written_at: now })
  await inAutocommit(() => insert.execute())
}
