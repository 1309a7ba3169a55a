import type { Database } from '@telecomx/database'
import type { TestDatabase } from '@telecomx/database/testing'

/**
 * Does the work again and again, each time on a database that is lost at a later statement, as for a process that is killed
 * there, until one run comes to its end; after each `check` sees what is left.
 */
export async function cutAtEachStatement(
  testDatabase: TestDatabase,
  work: (database: Database) => Promise<unknown>,
  check: (cutAt: number) => Promise<void>,
): Promise<number> {
  for (let cutAt = 1; ; cutAt++) {
    let sent = 0
    const database = testDatabase.connect({
      connectionLimit: 1,
      onStatement() {
        if (++sent >= cutAt) throw new Error('cut')
      },
    })
    const isWhole = await work(database).then(
      () => sent < cutAt,
      () => false,
    )
    await check(cutAt)
    if (isWhole) return cutAt
  }
}
