import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder } from '@telecomx/process'
import type { Connection } from 'mysql2/promise'
import type { Server } from './probe-server.js'
import { forgetRunningServer, recordRunningServer } from './running-server.js'
import { type Durability, folderFlags, listenFlags, storageFlags } from './server-flags.js'
import { ensureSocketFolder } from './socket-folder.js'
import { spawnDyingWithUs } from './spawn-dying-with-us.js'

export interface BootedServer {
  /** Resolves when the server process is gone, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

export interface BootPlace {
  server: Server
  dataFolder: string
  /** In a folder that holds nothing else. */
  socketPath: string
  durability: Durability
  /** What root does before it is used. */
  statements?: readonly string[]
  /** Beside those that every server has. */
  flags?: readonly string[] | undefined
  /** Called when the process is there. */
  onBoot?: (() => void) | undefined
}

/**
 * Starts the server on a filled data folder and waits until it answers. The caller holds the lock on the folder.
 *
 * @throws Error with the last lines of the server's log.
 */
export async function boot(place: BootPlace): Promise<BootedServer> {
  const socketFolder = dirname(place.socketPath)
  ensureSocketFolder(socketFolder)
  // Left by a killed server. Oracle's lock file names a pid, which may be another process's by now.
  for (const leftover of readdirSync(socketFolder)) removeFolder(join(socketFolder, leftover))
  removeFolder(temporaryFolderOf(place.dataFolder))
  mkdirSync(temporaryFolderOf(place.dataFolder), { mode: 0o700 })
  const child = await spawnServer(place)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  place.onBoot?.()
  try {
    await waitForAnswer(child, place)
  } catch (error) {
    await stop(place, child, ended)
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${reason}\n${lastLogLines(place.dataFolder)}`, { cause: error })
  }
  child.unref()
  return { ended, stop: () => stop(place, child, ended) }
}

async function spawnServer(place: BootPlace): Promise<ChildProcess> {
  const { server, dataFolder, socketPath, durability } = place
  const flags = [
    ...folderFlags(server, dataFolder, temporaryFolderOf(dataFolder)),
    ...listenFlags(server, socketPath, join(dataFolder, 'mysqld.pid')),
    ...storageFlags(server, durability),
    ...(place.flags ?? []),
  ]
  // Through a descriptor rather than a flag: it then also has what is said before the flags are read.
  const log = openSync(logPath(dataFolder), 'a', 0o600)
  try {
    const child = await spawnDyingWithUs(server, flags, ['ignore', log, log])
    if (child.pid !== undefined) recordRunningServer(dataFolder, child.pid)
    return child
  } finally {
    closeSync(log)
  }
}

/** Crash recovery reads at most the redo log (96 MB); a slow disk does that well within this. */
const BOOT_TIMEOUT_MS = 60_000
const POLL_MS = 5

/** Long enough for a busy machine; a server that is there answers within milliseconds. */
const CONNECT_TIMEOUT_MS = 5_000

async function waitForAnswer(child: ChildProcess, { socketPath, statements = [] }: BootPlace): Promise<void> {
  // Root has no password: the socket's private folder is what protects it.
  const address = { socketPath, user: 'root', connectTimeout: CONNECT_TIMEOUT_MS }
  const deadline = Date.now() + BOOT_TIMEOUT_MS
  // Loaded while the server starts.
  const { createConnection } = await import('mysql2/promise')
  for (;;) {
    // There is no socket until the server is about to answer, and looking for one costs less than a try.
    const root = existsSync(socketPath) && (await createConnection(address).catch(() => undefined))
    if (root) return runAll(root, statements)
    if (hasEnded(child)) throw new Error(`The database server ended while starting (${exitOf(child)}).`)
    if (Date.now() > deadline) throw new Error('The database server did not answer within 60 s.')
    await pause(POLL_MS)
  }
}

async function runAll(root: Connection, statements: readonly string[]): Promise<void> {
  try {
    for (const statement of statements) await root.query(statement)
  } finally {
    root.destroy()
  }
}

async function stop(place: BootPlace, child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref()
  await end(child, ended)
  forgetRunningServer(place.dataFolder)
  removeFolder(temporaryFolderOf(place.dataFolder))
  // A killed server leaves it.
  rmSync(place.socketPath, { force: true })
}

const KILL_AFTER_MS = 10_000

/** A clean end, or a forced one: what was committed is safe either way. */
async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (hasEnded(child)) return
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
  await ended
  clearTimeout(patience)
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

function exitOf(child: ChildProcess): string {
  if (child.pid === undefined) return 'it cannot be executed'
  return child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`
}

/** On the data's disk, where there is room for a large sort; beside the data, where it is no database. */
const temporaryFolderOf = (dataFolder: string): string => `${dataFolder}.tmp`

const logPath = (dataFolder: string): string => join(dataFolder, 'server.log')

function lastLogLines(dataFolder: string): string {
  const lines = readFileSync(logPath(dataFolder), 'utf8').trimEnd().split('\n')
  return [`The last lines of ${logPath(dataFolder)}:`, ...lines.slice(-10)].join('\n')
}
