import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder } from '@telecomx/process'
import { type BootedServer, boot } from './boot.js'
import { bootstrap } from './bootstrap.js'
import { connectRoot, type RootConnection } from './connect-root.js'
import { findLockHolder, type OwnerLock, takeOwnerLock } from './owner-lock.js'
import type { Server } from './probe-server.js'
import { ensureProductAccount } from './product-account.js'
import { waitForFormerServer } from './running-server.js'
import { waitForGuests } from './wait-for-guests.js'
import { ensureSocketFolder, hasSocketFolder, SOCKET_NAME } from './socket-folder.js'

/** One process's hold on a running server. */
export interface Seat {
  role: 'owner' | 'guest'
  /** Resolves when the server is gone, or the connection to it. */
  ended: Promise<void>
  leave(): Promise<void>
}

export interface SeatPlace {
  server: Server
  dataFolder: string
  socketFolder: string
  lockPath: string
  progress: (message: string) => void
}

/** An owner that is booting answers within this, crash recovery included. */
const JOIN_PATIENCE_MS = 30_000
const RETRY_MS = 50

/**
 * Takes the lock and boots the server, or joins the server of whoever has the lock. With `background` the waiting
 * does not keep the process alive, and ends with the signal.
 */
export async function takeSeat(
  place: SeatPlace,
  { background }: { background?: AbortSignal } = {},
): Promise<Seat> {
  const deadline = Date.now() + JOIN_PATIENCE_MS
  for (;;) {
    background?.throwIfAborted()
    const lock = takeOwnerLock(place.lockPath)
    if (lock) return ownServer(place, lock)
    const seat = await joinServer(place)
    if (seat) return seat
    if (Date.now() > deadline) throw new Error(silentOwner(place))
    await pause(RETRY_MS, undefined, { ref: !background, ...(background && { signal: background }) })
  }
}

async function ownServer(place: SeatPlace, lock: OwnerLock): Promise<Seat> {
  try {
    ensureSocketFolder(place.socketFolder)
    const booted = await bootServer(place)
    const leave = async () => {
      await waitForGuests(join(place.socketFolder, SOCKET_NAME))
      await booted.stop()
      lock.release()
    }
    return { role: 'owner', ended: booted.ended, leave }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function bootServer(place: SeatPlace): Promise<BootedServer> {
  try {
    if (!existsSync(place.dataFolder)) place.progress('Creating an empty database (once)')
    await waitForFormerServer(place.dataFolder)
    await bootstrap(place.server, place.dataFolder, 'durable')
    const booted = await boot({ ...place, durability: 'durable' })
    await letProductIn(place, booted)
    return booted
  } catch (error) {
    // Nothing answers there.
    removeFolder(place.socketFolder)
    throw error
  }
}

async function letProductIn({ socketFolder }: SeatPlace, booted: BootedServer): Promise<void> {
  try {
    const { connection } = await connectRoot(join(socketFolder, SOCKET_NAME))
    await ensureProductAccount(connection).finally(() => connection.destroy())
  } catch (error) {
    await booted.stop()
    throw error
  }
}

/** Holds an idle connection, to notice the server's end. It does not keep the process alive. */
async function joinServer(place: SeatPlace): Promise<Seat | undefined> {
  // Made by owners only: a guest that leaves would not remove it.
  if (!hasSocketFolder(place.socketFolder)) return undefined
  const joined = await connectPrepared(place).catch(() => undefined)
  if (!joined) return undefined
  const { connection, socket } = joined
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
    if (socket.closed) resolve()
  })
  socket.unref()
  return { role: 'guest', ended, leave: async () => connection.destroy() }
}

/** The owner may not have come to making the account. */
async function connectPrepared({ socketFolder }: SeatPlace): Promise<RootConnection> {
  const joined = await connectRoot(join(socketFolder, SOCKET_NAME))
  try {
    await ensureProductAccount(joined.connection)
    return joined
  } catch (error) {
    joined.connection.destroy()
    throw error
  }
}

function silentOwner(place: SeatPlace): string {
  const holder = findLockHolder(place.lockPath)
  return `Process ${holder?.pid ?? '(unknown)'} holds the database in ${place.dataFolder}, but its server did not answer on ${join(place.socketFolder, SOCKET_NAME)} within 30 s.`
}
