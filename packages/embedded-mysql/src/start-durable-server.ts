import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeFolder } from './make-folder.js'
import { ownServer, PRODUCT_NAME } from './own-server.js'
import { findLockHolder, joinOwner, takeOwnerLock } from './owner-lock.js'
import type { Server } from './probe-server.js'
import { ALONE_SOCKET_NAME, SOCKET_NAME, socketFolderOf } from './socket-folder.js'

export interface DurableRequest {
  server: Server
  dataDirectory: string
  alone?: boolean | undefined
  progress: (message: string) => void
  onBoot?: (() => void) | undefined
  signal?: AbortSignal | undefined
}

/** Longer than the longest boot. */
const PATIENCE_SECONDS = 75
const RETRY_MS = 50

/** Runs the server on a folder, or joins the one that another process runs there. */
export async function startDurableServer(request: DurableRequest) {
  makeFolder(request.dataDirectory)
  const dataFolder = join(realpathSync(request.dataDirectory), 'mysql')
  const started = await ownOrJoin({ ...request, dataFolder })
  return { ...started, user: PRODUCT_NAME } as const
}

async function ownOrJoin(request: DurableRequest & { dataFolder: string }) {
  const { dataFolder, dataDirectory, alone, progress, signal } = request
  const lockPath = `${dataFolder}.lock`
  const socketNamed = (name: string) => join(socketFolderOf(dataDirectory), name)
  const deadline = Date.now() + PATIENCE_SECONDS * 1000
  for (let isWaiting = false; ; isWaiting = true) {
    signal?.throwIfAborted()
    const lock = takeOwnerLock(lockPath)
    if (lock) {
      const socketPath = socketNamed(alone ? ALONE_SOCKET_NAME : SOCKET_NAME)
      const stop = await ownServer({ ...request, socketPath }, lock)
      if (!alone) lock.takeGuests()
      return { role: 'owner', socketPath, stop } as const
    }
    const leave = joinOwner(lockPath)
    if (leave)
      return { role: 'guest', socketPath: socketNamed(SOCKET_NAME), stop: async () => leave() } as const
    const pid = findLockHolder(lockPath)?.pid
    const holder = pid === undefined ? 'Another process' : `Process ${pid}`
    const state = `${holder} has the database in ${dataFolder} and lets nobody join now`
    if (Date.now() > deadline) throw new Error(`${state}: start again when it has ended`)
    if (!isWaiting) progress(`${state}: waiting, at most ${PATIENCE_SECONDS} s`)
    await pause(RETRY_MS)
  }
}
