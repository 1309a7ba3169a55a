import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { identifyProcess, isRunning, type ProcessIdentity, parseProcessIdentity } from '@telecomx/process'

export interface OwnerLock {
  release(): void
}

/**
 * Takes the lock at a path, replacing that of a process that has ended. Undefined while a living process holds it. Of
 * any number of processes that see the same dead holder, one wins.
 *
 * The lock is a folder with one entry, named after its holder. A folder can be moved onto an empty one and never onto
 * one that holds something; and no process has the name of a dead one again, so removing that hits no successor.
 */
export function takeOwnerLock(path: string): OwnerLock | undefined {
  const identity = identifyProcess(process.pid)
  if (!identity) throw new Error('This process cannot find its own start time.')
  const name = JSON.stringify(identity)
  const draft = `${path}.${name}`
  mkdirSync(join(draft, name), { recursive: true })
  removeFileOfOlderVersion(path)
  removeEnded(path)
  removeEnded(dirname(path), `${basename(path)}.`)
  if (moveOnto(path, draft)) return { release: () => release(path, name) }
  rmSync(draft, { recursive: true })
  return undefined
}

/** The living process that holds the lock. */
export function findLockHolder(path: string): ProcessIdentity | undefined {
  return entriesOf(path).map(runningProcess).find(Boolean)
}

function moveOnto(path: string, draft: string): boolean {
  try {
    renameSync(draft, path)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return false
    throw error
  }
}

function release(path: string, name: string): void {
  rmSync(join(path, name), { recursive: true, force: true })
  try {
    rmdirSync(path)
  } catch {
    // somebody has it by now
  }
}

/** Removes what begins so and goes on with the name of no living process. */
function removeEnded(folder: string, prefix = ''): void {
  for (const entry of entriesOf(folder)) {
    if (entry.startsWith(prefix) && !runningProcess(entry.slice(prefix.length)))
      rmSync(join(folder, entry), { recursive: true, force: true })
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
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

function runningProcess(name: string): ProcessIdentity | undefined {
  try {
    const identity = parseProcessIdentity(JSON.parse(name))
    return identity && isRunning(identity) ? identity : undefined
  } catch {
    return undefined
  }
}
