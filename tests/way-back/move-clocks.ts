import type { Database } from '@telecomx/database'
import { sql } from 'kysely'
import { vi } from 'vitest'

/**
 * The one thing that no API does: time. The product waits by the clock of the database, which no test can set; so what was
 * written down is made older by as much as is to pass.
 */
export function moveClocksOf(database: Database) {
  return {
    /** The hours that a donor wants between the power of attorney and the order. */
    orderWait: (portings: readonly string[], hours: number) =>
      sql`update porting set stage_at = stage_at - interval ${hours} hour,
        auto_start_order = auto_start_order - interval ${hours} hour where id in (${sql.join(portings)})`.execute(
        database,
      ),
    /** The minute after which a change is told, with what else happened meanwhile. */
    announcement: () =>
      sql`update unannounced_change set created_at = created_at - interval 1 minute`.execute(database),
    /** The minute between two readings of the mailbox. One that goes on comes to its end first. */
    mailboxPause: () =>
      vi.waitFor(async () => {
        const { numAffectedRows } = await sql`
          update mailbox set next_reading_at = next_reading_at - interval 1 minute
          where lease_owner is null and read_at is not null`.execute(database)
        if (numAffectedRows !== 1n) throw new Error('the mailbox was not read yet, or is read just now')
      }, patience),
  }
}

const patience = { timeout: 30_000, interval: 50 }
