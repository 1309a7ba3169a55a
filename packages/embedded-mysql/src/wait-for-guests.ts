import { setTimeout as pause } from 'node:timers/promises'
import type { RowDataPacket } from 'mysql2/promise'
import { connectRoot } from './connect-root.js'
import { PRODUCT_NAME } from './product-account.js'

/** Enough for a command to finish; a guest that stays longer takes over, which costs it a moment without a server. */
const PATIENCE_MS = 3_000
const POLL_MS = 50

/** Gives other processes on the server a moment to finish what they are at. Never throws. */
export async function waitForGuests(socketPath: string): Promise<void> {
  const root = await connectRoot(socketPath).catch(() => undefined)
  if (!root) return
  const deadline = Date.now() + PATIENCE_MS
  try {
    while (Date.now() < deadline) {
      const [[row]] = await root.connection.query<RowDataPacket[]>({
        sql: `select count(*) as guests from information_schema.processlist
          where user in ('root', '${PRODUCT_NAME}') and id <> connection_id()`,
        // A server that does not answer must not hold up the end.
        timeout: PATIENCE_MS,
      })
      if (!row?.guests) return
      await pause(POLL_MS)
    }
  } catch {
    // The server went away by itself.
  } finally {
    root.connection.destroy()
  }
}
