import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedMysql } from './embedded-mysql.js'
import { joinServer } from './join-server.js'
import { ownServer, PRODUCT_NAME } from './own-server.js'
import { findLockHolder, takeOwnerLock } from './owner-lock.js'
import type { Server } from './probe-server.js'
import { SOCKET_NAME, socketFolderOf } from './socket-folder.js'

export interface DurableRequest {
  server: Server
  dataDirectory: string
  alone: boolean | undefined
  progress: (message: string) => void
  signal: AbortSignal | undefined
}

/** An owner that boots, recovery included, or sees its guests off is done within this. */
const PATIENCE_MS = 30_000
const RETRY_MS = 50

/** Runs the server on a folder, or joins the one that another process runs there. */
export async function startDurableServer(request: DurableRequest): Promise<EmbeddedMysql> {
  mkdirSync(request.dataDirectory, { recursive: true })
  const dataFolder = join(realpathSync(request.dataDirectory), 'mysql')
  const socketFolder = socketFolderOf(request.dataDirectory)
  const { role, leave } = await ownOrJoin({ ...request, dataFolder, socketFolder })
  let leaving: Promise<void> | undefined
  const stop = () => (leaving ??= leave())
  return { socketPath: join(socketFolder, SOCKET_NAME), user: PRODUCT_NAME, role, stop }
}

interface DurablePlace extends DurableRequest {
  dataFolder: string
  socketFolder: string
}

async function ownOrJoin(place: DurablePlace) {
  const lockPath = `${place.dataFolder}.lock`
  const deadline = Date.now() + PATIENCE_MS
  for (let told = false; ; told = true) {
    place.signal?.throwIfAborted()
    const lock = takeOwnerLock(lockPath)
    if (lock) return { role: 'owner', leave: await ownServer(place, lock) } as const
    const leave = await joinServer(place.socketFolder)
    if (leave) return { role: 'guest', leave } as const
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
