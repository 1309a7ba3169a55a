import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Server } from './probe-server.js'
import { PRODUCT_NAME } from './product-account.js'
import { SOCKET_NAME, socketFolderOf } from './socket-folder.js'
import type { EmbeddedMysql } from './embedded-mysql.js'
import { type Seat, type SeatPlace, takeSeat } from './take-seat.js'

export interface DurableRequest {
  server: Server
  dataDirectory: string
  progress: (message: string) => void
}

/** Owns or joins the server on a folder, and keeps doing so whenever the server or its owner ends. */
export async function startDurableServer(request: DurableRequest): Promise<EmbeddedMysql> {
  mkdirSync(request.dataDirectory, { recursive: true })
  const dataFolder = join(realpathSync(request.dataDirectory), 'mysql')
  const socketFolder = socketFolderOf(request.dataDirectory)
  const place: SeatPlace = { ...request, dataFolder, socketFolder, lockPath: `${dataFolder}.lock` }
  const keeper = keepSeat(place, await takeSeat(place))
  return {
    socketPath: join(socketFolder, SOCKET_NAME),
    user: PRODUCT_NAME,
    get role() {
      return keeper.role()
    },
    stop: keeper.stop,
  }
}

/** The wait between two tries when the server can neither be started nor joined. */
const RETRY_AFTER_MS = 5_000

function keepSeat(place: SeatPlace, firstSeat: Seat) {
  let seat: Seat | undefined = firstSeat
  const stopping = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const keeping = keep()

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (seat) await Promise.race([seat.ended, stopped])
      if (stopping.signal.aborted) return
      try {
        await seat?.leave()
        seat = undefined
        seat = await takeSeat(place, { background: stopping.signal })
      } catch (error) {
        await reportAndWait(error)
      }
    }
  }

  async function reportAndWait(problem: unknown): Promise<void> {
    if (stopping.signal.aborted) return
    place.progress(`The database is not available, trying again: ${messageOf(problem)}`)
    // Unreferenced: waiting for a database is no reason to stay alive.
    await Promise.race([pause(RETRY_AFTER_MS, undefined, { ref: false }), stopped])
  }

  async function stop(): Promise<void> {
    stopping.abort()
    await keeping
    await seat?.leave()
  }
  return { role: () => seat?.role ?? 'guest', stop }
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
