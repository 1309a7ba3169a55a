import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder } from '@telecomx/process'
import { type BootedServer, boot } from './boot.js'
import { bootstrap } from './bootstrap.js'
import { connectRoot } from './connect-root.js'
import { openDoor, seeGuestsOff } from './join-server.js'
import type { OwnerLock } from './owner-lock.js'
import type { Server } from './probe-server.js'
import { waitForFormerServer } from './running-server.js'
import { ensureSocketFolder, SOCKET_NAME } from './socket-folder.js'

export interface OwnedPlace {
  server: Server
  dataFolder: string
  socketFolder: string
  alone: boolean | undefined
  progress: (message: string) => void
}

/** The product's schema on its own server, and the account that it works there as. */
export const PRODUCT_NAME = 'telecomx'

/** The wait between two tries to start a server that died. */
const RETRY_AFTER_MS = 5_000

/**
 * Boots the server on a durable folder, and again whenever it dies. Gives what sees its guests off, ends it and
 * releases the lock on the folder.
 */
export async function ownServer(place: OwnedPlace, lock: OwnerLock): Promise<() => Promise<void>> {
  let booted = await bootForProduct(place).catch((error) => {
    lock.release()
    throw error
  })
  const stopping = new AbortController()
  const stopped = new Promise<'stopped'>((resolve) =>
    stopping.signal.addEventListener('abort', () => resolve('stopped')),
  )
  const keeping = keep()
  return async () => {
    stopping.abort()
    await keeping
    await seeGuestsOff(place.socketFolder, place.progress)
    await booted.stop()
    lock.release()
  }

  async function keep(): Promise<void> {
    while ((await Promise.race([stopped, booted.ended])) !== 'stopped') {
      try {
        booted = await bootForProduct(place)
      } catch (error) {
        place.progress(`The database is not available, trying again: ${messageOf(error)}`)
        // Unreferenced: waiting for a database is no reason to stay alive.
        await Promise.race([stopped, pause(RETRY_AFTER_MS, undefined, { ref: false })])
      }
    }
  }
}

async function bootForProduct(place: OwnedPlace): Promise<BootedServer> {
  // First and by itself: a folder that is not ours is not ours to remove.
  ensureSocketFolder(place.socketFolder)
  let booted: BootedServer | undefined
  try {
    if (!existsSync(place.dataFolder)) place.progress('Creating an empty database (once)')
    await waitForFormerServer(place.dataFolder)
    await bootstrap(place.server, place.dataFolder, 'durable')
    booted = await boot({ ...place, durability: 'durable' })
    await letProductIn(place)
    return booted
  } catch (error) {
    await booted?.stop()
    // Nothing answers there.
    removeFolder(place.socketFolder)
    throw error
  }
}

/**
 * Makes sure that the product's account is there, with every right on its schema and none on the server: no files, no
 * other schemas, no accounts. It has no password, as root has none: the socket's private folder protects both. An older
 * data folder gets it with the next start.
 */
async function letProductIn({ socketFolder, alone }: OwnedPlace): Promise<void> {
  const { connection } = await connectRoot(join(socketFolder, SOCKET_NAME))
  try {
    await connection.query(`create user if not exists ${PRODUCT_NAME}@localhost`)
    await connection.query(`grant all on ${PRODUCT_NAME}.* to ${PRODUCT_NAME}@localhost`)
  } finally {
    connection.destroy()
  }
  if (!alone) openDoor(socketFolder)
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
