import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  identifyProcess,
  isRunning,
  type ProcessIdentity,
  parseProcessIdentity,
  removeFolder,
} from '@telecomx/process'

export interface OwnerLock {
  /** From now on other processes may join. */
  takeGuests(): void
  /** From now on nobody may join. Gives what counts the guests who are still there. */
  closeToGuests(): () => number
  release(): void
}

/**
 * Takes the lock at a path, replacing that of a process that has ended. Undefined while a living process holds it. Of
 * any number of processes that see the same dead holder, one wins.
 *
 * The lock is a folder that holds one, named after its process. A folder can be moved onto an empty one and never onto
 * one that holds something; and no process has the name of a dead one again, so removing that hits no successor.
 */
export function takeOwnerLock(path: string): OwnerLock | undefined {
  removeFileOfOlderVersion(path)
  removeEnded(path)
  if (findLockHolder(path)) return undefined
  removeEnded(dirname(path), `${basename(path)}.`)
  const name = ownName()
  const draft = `${path}.${name}`
  mkdirSync(join(draft, name), { recursive: true })
  try {
    renameSync(draft, path)
    return heldLock(path, join(path, name))
  } catch {
    removeFolder(draft)
    return undefined
  }
}

/** Joins the process that holds the lock, while it takes guests. Gives what leaves it again. */
export function joinOwner(path: string): (() => void) | undefined {
  const [owner = ''] = entriesOf(path)
  const entryIn = (room: string) => join(path, owner, room, ownName())
  try {
    mkdirSync(entryIn(OPEN))
  } catch {
    return undefined
  }
  return () => [OPEN, CLOSED].map(entryIn).forEach(removeFolder)
}

/** The living process that holds the lock. */
export function findLockHolder(path: string): ProcessIdentity | undefined {
  return entriesOf(path).map(runningProcess).find(Boolean)
}

/** Where guests are. Closing it is renaming it, with those who are in it: whoever comes later finds no room. */
const OPEN = 'guests'
const CLOSED = 'last-guests'

function heldLock(path: string, own: string): OwnerLock {
  return {
    takeGuests: () => mkdirSync(join(own, OPEN)),
    closeToGuests() {
      if (entriesOf(own).includes(OPEN)) renameSync(join(own, OPEN), join(own, CLOSED))
      return () => entriesOf(join(own, CLOSED)).filter(runningProcess).length
    },
    release() {
      removeFolder(own)
      try {
        rmdirSync(path)
      } catch {
        // somebody has it by now
      }
    },
  }
}

/** Removes what begins so and goes on with the name of no living process. */
function removeEnded(folder: string, prefix = ''): void {
  for (const entry of entriesOf(folder)) {
    if (entry.startsWith(prefix) && !runningProcess(entry.slice(prefix.length)))
      removeFolder(join(folder, entry))
  }
}

/** It names its holder inside. Unlinking cannot hit a folder that another process made meanwhile. */
function removeFileOfOlderVersion(path: string): void {
  try {
    if (!runningProcess(readFileSync(path, 'utf8'))) unlinkSync(path)
  } catch {
    // there is none
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Looked up once: some systems run a program for it. */
const OWN_IDENTITY = identifyProcess(process.pid)

function ownName(): string {
  if (!OWN_IDENTITY) throw new Error('This process cannot find its own start time.')
  return JSON.stringify(OWN_IDENTITY)
}

function runningProcess(name: string): ProcessIdentity | undefined {
  try {
    const identity = parseProcessIdentity(JSON.parse(name))
    return identity && isRunning(identity) ? identity : undefined
  } catch {
    return undefined
  }
}
