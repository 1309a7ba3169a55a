import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type OwnedPlace, ownServer, PRODUCT_NAME } from './own-server.js'
import { findLockHolder, joinOwner, takeOwnerLock } from './owner-lock.js'
import type { Server } from './probe-server.js'
import { SOCKET_NAME, socketFolderOf } from './socket-folder.js'

export interface DurableRequest {
  server: Server
  dataDirectory: string
  alone?: boolean | undefined
  progress: (message: string) => void
  signal?: AbortSignal | undefined
}

/** An owner that boots, recovery included, or sees its guests off is done within this. */
const PATIENCE_MS = 30_000
const RETRY_MS = 50

/** Runs the server on a folder, or joins the one that another process runs there. */
export async function startDurableServer(request: DurableRequest) {
  mkdirSync(request.dataDirectory, { recursive: true })
  const dataFolder = join(realpathSync(request.dataDirectory), 'mysql')
  const socketFolder = socketFolderOf(request.dataDirectory)
  const { role, stop } = await ownOrJoin({ ...request, dataFolder, socketFolder })
  return { socketPath: join(socketFolder, SOCKET_NAME), user: PRODUCT_NAME, role, stop } as const
}

async function ownOrJoin(place: DurableRequest & OwnedPlace) {
  const lockPath = `${place.dataFolder}.lock`
  const deadline = Date.now() + PATIENCE_MS
  for (let told = false; ; told = true) {
    place.signal?.throwIfAborted()
    const lock = takeOwnerLock(lockPath)
    if (lock) {
      const stop = await ownServer(place, lock)
      if (!place.alone) lock.takeGuests()
      return { role: 'owner', stop } as const
    }
    const leave = joinOwner(lockPath)
    if (leave) return { role: 'guest', stop: async () => leave() } as const
    const holder = `Process ${findLockHolder(lockPath)?.pid ?? '(unknown)'}`
    if (Date.now() > deadline)
      throw new Error(
        `${holder} has had the database in ${place.dataFolder} for itself for 30 s: start again when it has ended`,
      )
    if (!told)
      place.progress(`${holder} has the database in ${place.dataFolder} for itself: waiting, at most 30 s`)
    await pause(RETRY_MS)
  }
}
