import { randomUUID } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { identifyProcess, isRunning, type ProcessIdentity, parseProcessIdentity } from '@telecomx/process'

export interface OwnerLock {
  release(): void
}

/**
 * Takes the lock file at a path, replacing the one of a process that has ended. Undefined while a living process
 * holds it. Of any number of processes that see the same dead holder, one wins.
 */
export function takeOwnerLock(path: string): OwnerLock | undefined {
  const identity = identifyProcess(process.pid)
  if (!identity) throw new Error('This process cannot find its own start time.')
  const claim: Claim = { ...identity, id: randomUUID() }
  if (!seize(path, path, claim)) return undefined
  sweepDead(path)
  return { release: () => releaseIfMine(path, claim) }
}

/** The living process that holds the lock. */
export function findLockHolder(path: string): ProcessIdentity | undefined {
  const claim = readClaim(path)
  return claim && isRunning(claim) ? claim : undefined
}

/** `id` is never used twice, so that a lock file can be told from its successor. */
interface Claim extends ProcessIdentity {
  id: string
}

/**
 * A dead claim X is replaced only while holding a second lock that is named after X. That name is free again only
 * after X was replaced, and everyone looks once more at X after taking it: so X has one successor. The second
 * lock's holder may die as well, and is then replaced the same way.
 */
function seize(path: string, lockPath: string, claim: Claim): boolean {
  if (createWith(path, claim)) return true
  const holder = readClaim(path)
  if (!holder || isRunning(holder)) return false
  const successionPath = `${lockPath}.${holder.id}`
  if (!seize(successionPath, lockPath, claim)) return false
  try {
    if (readClaim(path)?.id !== holder.id) return false
    replaceWith(path, claim)
    return true
  } finally {
    releaseIfMine(successionPath, claim)
  }
}

/** A link appears with its content at once, and fails when the name is taken. */
function createWith(path: string, claim: Claim): boolean {
  const draft = writeDraft(path, claim)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function replaceWith(path: string, claim: Claim): void {
  renameSync(writeDraft(path, claim), path)
}

function writeDraft(path: string, claim: Claim): string {
  const draft = `${path}.draft-${randomUUID()}`
  writeFileSync(draft, JSON.stringify(claim), { flag: 'wx', mode: 0o600 })
  return draft
}

function releaseIfMine(path: string, claim: Claim): void {
  if (readClaim(path)?.id === claim.id) rmSync(path, { force: true })
}

/** What killed processes left beside the lock. Whoever still waits for one of these names sees the new lock first. */
function sweepDead(lockPath: string): void {
  for (const name of readdirSync(dirname(lockPath))) {
    const path = join(dirname(lockPath), name)
    const claim = name.startsWith(`${basename(lockPath)}.`) ? readClaim(path) : undefined
    if (claim && !isRunning(claim) && !isBeingWritten(path, claim)) rmSync(path, { force: true })
  }
}

const WRITTEN_WITHIN_MS = 60_000

function isBeingWritten(path: string, claim: Claim): boolean {
  const writtenAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return claim === NOBODY && Date.now() - writtenAt < WRITTEN_WITHIN_MS
}

/** A file that holds no claim (a power cut can empty it) counts as one of nobody. */
const NOBODY: Claim = { pid: 2 ** 30, startedAt: '', id: 'unreadable' }

function readClaim(path: string): Claim | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return parseClaim(text) ?? NOBODY
}

function parseClaim(text: string): Claim | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const identity = parseProcessIdentity(value)
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
    // the id becomes part of a file name
    return identity && typeof id === 'string' && /^[\w-]+$/.test(id) ? { ...identity, id } : undefined
  } catch {
    return undefined
  }
}
