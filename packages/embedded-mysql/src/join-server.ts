import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { connectRoot } from './connect-root.js'
import { hasSocketFolder, SOCKET_NAME } from './socket-folder.js'

/**
 * Joins the server of another process while that takes guests. Gives what leaves it again: until then an idle
 * connection tells the owner of the guest. It does not keep the process alive.
 */
export async function joinServer(socketFolder: string): Promise<(() => Promise<void>) | undefined> {
  if (!takesGuests(socketFolder)) return undefined
  const root = await connectRoot(join(socketFolder, SOCKET_NAME)).catch(() => undefined)
  if (!root) return undefined
  const leave = async () => root.connection.destroy()
  root.socket.unref()
  // Once more: an owner that ends looks for connections after it has closed its door.
  if (takesGuests(socketFolder)) return leave
  await leave()
  return undefined
}

/** Says, in a file beside the socket, that others may join. */
export function openDoor(socketFolder: string): void {
  writeFileSync(doorOf(socketFolder), '')
}

/** Enough for a command to finish; a service goes on without its database. */
const PATIENCE_MS = 5_000
const POLL_MS = 50

/** Lets nobody join any more, and gives those who did a moment to finish what they are at. Never throws. */
export async function seeGuestsOff(socketFolder: string, progress: (message: string) => void): Promise<void> {
  rmSync(doorOf(socketFolder), { force: true })
  const root = await connectRoot(join(socketFolder, SOCKET_NAME)).catch(() => undefined)
  if (!root) return
  const deadline = Date.now() + PATIENCE_MS
  try {
    let guests = await countGuests(root.connection)
    if (guests > 0)
      progress(`Other processes are on this database (${guests}): waiting for them, at most 5 s`)
    while (guests > 0 && Date.now() < deadline) {
      await pause(POLL_MS)
      guests = await countGuests(root.connection)
    }
  } catch {
    // The server went away by itself.
  } finally {
    root.connection.destroy()
  }
}

const doorOf = (socketFolder: string): string => join(socketFolder, 'open')

const takesGuests = (socketFolder: string): boolean =>
  hasSocketFolder(socketFolder) && existsSync(doorOf(socketFolder))

async function countGuests(root: Connection): Promise<number> {
  const [[row]] = await root.query<RowDataPacket[]>({
    sql: `select count(*) as guests from information_schema.processlist
      where user = 'root' and id <> connection_id()`,
    // A server that does not answer must not hold up the end.
    timeout: PATIENCE_MS,
  })
  return Number(row?.['guests'])
}
