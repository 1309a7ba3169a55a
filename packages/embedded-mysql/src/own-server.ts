import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder } from '@telecomx/process'
import { type BootedServer, boot } from './boot.js'
import { bootstrap } from './bootstrap.js'
import type { OwnerLock } from './owner-lock.js'
import type { Server } from './probe-server.js'
import { waitForFormerServer } from './running-server.js'
import { ensureSocketFolder } from './socket-folder.js'

export interface OwnedPlace {
  server: Server
  dataFolder: string
  socketPath: string
  progress: (message: string) => void
  onBoot?: (() => void) | undefined
}

/** The product's schema on its own server, and the account that it works there as. */
export const PRODUCT_NAME = 'telecomx'

/** The wait between two tries to start a server that died. */
const RETRY_AFTER_MS = 5_000

/**
 * Boots the server on a durable folder, and again whenever it dies. Gives what sees its guests off and ends it; the
 * lock on the folder goes with it.
 */
export async function ownServer(place: OwnedPlace, lock: OwnerLock): Promise<() => Promise<void>> {
  const socketFolder = dirname(place.socketPath)
  let isFolderNew = false
  const firstBoot = async () => {
    isFolderNew = ensureSocketFolder(socketFolder)
    return bootDurable(place)
  }
  let booted = await firstBoot().catch((error) => {
    finish(0)
    throw error
  })
  const stopping = new AbortController()
  const stopped = once(stopping.signal, 'abort').then(() => 'stopped')
  const keeping = keep()
  return async () => {
    stopping.abort()
    await keeping
    const guestsLeft = await seeGuestsOff(lock, place.progress)
    await booted.stop()
    finish(guestsLeft)
  }

  function finish(guestsLeft: number): void {
    // Whoever made the folder next could answer a guest left behind, by this owner or one before it.
    if (isFolderNew && guestsLeft === 0) removeFolder(socketFolder)
    lock.release()
  }

  async function keep(): Promise<void> {
    while ((await Promise.race([stopped, booted.ended])) !== 'stopped') {
      try {
        booted = await bootDurable(place)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        place.progress(`The database is not available, trying again: ${reason}`)
        // Unreferenced: waiting for a database is no reason to stay alive.
        await Promise.race([stopped, pause(RETRY_AFTER_MS, undefined, { ref: false })])
      }
    }
  }
}

async function bootDurable(place: OwnedPlace): Promise<BootedServer> {
  if (!existsSync(place.dataFolder)) place.progress('Creating an empty database (once)')
  await waitForFormerServer(place.dataFolder)
  await bootstrap(place.server, place.dataFolder, 'durable')
  return boot({ ...place, durability: 'durable', statements: PRODUCT_ACCOUNT })
}

/**
 * Every right on the product's schema and none on the server: no files, no other schemas, no accounts. It has no
 * password, as root has none: the socket's private folder protects both. An older data folder gets it with the next
 * start.
 */
const PRODUCT_ACCOUNT = [
  `create user if not exists ${PRODUCT_NAME}@localhost`,
  `grant all on ${PRODUCT_NAME}.* to ${PRODUCT_NAME}@localhost`,
]

/** Enough for a command to finish; a service goes on without its database. */
const GUESTS_PATIENCE_MS = 5_000
const POLL_MS = 50

/** Gives how many are left. */
async function seeGuestsOff(lock: OwnerLock, progress: (message: string) => void): Promise<number> {
  const guestsLeft = lock.closeToGuests()
  const deadline = Date.now() + GUESTS_PATIENCE_MS
  const first = guestsLeft()
  if (first > 0) progress(`Other processes are on this database (${first}): waiting for them, at most 5 s`)
  while (guestsLeft() > 0 && Date.now() < deadline) await pause(POLL_MS)
  return guestsLeft()
}
