import { rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { identifyProcess, isRunning, parseProcessIdentity, thisHost } from './process-identity.js'

const OWNER_FILE = 'owner.json'

export interface Sweep {
  /** Called with an abandoned folder before it is removed, e.g. to end what still works in it; throwing keeps it. */
  farewell?: (folder: string) => Promise<void>
  /**
   * Other machines and containers work beside this one there, and whether their processes live cannot be seen from here:
   * what they made is abandoned when it is a day old.
   */
  isShared?: boolean
}

/**
 * Makes a folder for as long as this process lives, and removes those with the same prefix whose process was killed:
 * in memory they would stay until the machine stops.
 */
export async function makeOwnedFolder(prefix: string, sweep?: Sweep): Promise<string> {
  await sweepAbandoned(prefix, sweep)
  const folder = await mkdtemp(prefix)
  const owner = { ...identifyProcess(process.pid), host: thisHost() }
  writeFileSync(join(folder, OWNER_FILE), JSON.stringify(owner))
  return folder
}

/** Removes a folder, at the latest when a process that still writes its last file there is done. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

/** Removes what killed processes left of {@link makeOwnedFolder} with this prefix. */
export async function sweepAbandoned(prefix: string, sweep: Sweep = {}): Promise<void> {
  for (const name of await readdir(dirname(prefix)).catch(() => [])) {
    const folder = join(dirname(prefix), name)
    if (name.startsWith(basename(prefix)) && (await isAbandoned(folder, sweep))) await remove(folder, sweep)
  }
}

async function isAbandoned(folder: string, { isShared = false }: Sweep): Promise<boolean> {
  try {
    const file = join(folder, OWNER_FILE)
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'))
    const identity = parseProcessIdentity(owner)
    if (identity === undefined) return false
    return isShared && !isOfThisHost(owner) ? (await ageMs(file)) > DAY_MS : !isRunning(identity)
  } catch {
    // Being made at this moment, or not ours to judge.
    return false
  }
}

/** Undefined in what an earlier version left, which may be anybody's. */
const isOfThisHost = (owner: unknown): boolean => (owner as { host?: unknown }).host === thisHost()

/** No fetch takes that long, nor do clocks differ by that much. */
const DAY_MS = 24 * 3_600_000

async function ageMs(file: string): Promise<number> {
  return Date.now() - (await stat(file)).mtimeMs
}

async function remove(folder: string, { farewell }: Sweep): Promise<void> {
  try {
    await farewell?.(folder)
    removeFolder(folder)
  } catch {
    // Another process sweeps the same folder, or the next start does.
  }
}
