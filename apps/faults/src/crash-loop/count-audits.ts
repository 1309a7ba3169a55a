import type { Database } from '@telecomx/database'

/** How often that was done. */
export async function countAudits(database: Database, action: string): Promise<number> {
  const { entries } = await database
    .selectFrom('audit_log')
    .select(({ fn }) => fn.countAll().as('entries'))
    .where('action', '=', action)
    .executeTakeFirstOrThrow()
  return Number(entries)
}
