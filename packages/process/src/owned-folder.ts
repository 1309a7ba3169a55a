import { rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { identifyProcess, isRunning, parseProcessIdentity } from './process-identity.js'

const OWNER_FILE = 'owner.json'

/** Called with an abandoned folder before it is removed, e.g. to end what still works in it; throwing keeps it. */
type Farewell = (folder: string) => Promise<void>

/**
 * Makes a folder for as long as this process lives, and removes those with the same prefix whose process was killed:
 * in memory they would stay until the machine stops.
 */
export async function makeOwnedFolder(prefix: string, farewell?: Farewell): Promise<string> {
  await sweepAbandoned(prefix, farewell)
  const folder = await mkdtemp(prefix)
  writeFileSync(join(folder, OWNER_FILE), JSON.stringify(identifyProcess(process.pid)))
  return folder
}

/** Removes a folder, at the latest when a process that still writes its last file there is done. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

/** Removes what killed processes left of {@link makeOwnedFolder} with this prefix. */
export async function sweepAbandoned(prefix: string, farewell: Farewell = async () => {}): Promise<void> {
  for (const name of await readdir(dirname(prefix)).catch(() => [])) {
    const folder = join(dirname(prefix), name)
    if (name.startsWith(basename(prefix)) && (await isAbandoned(folder))) await remove(folder, farewell)
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  try {
    const owner = parseProcessIdentity(JSON.parse(await readFile(join(folder, OWNER_FILE), 'utf8')))
    return owner !== undefined && !isRunning(owner)
  } catch {
    // Being made at this moment, or not ours to judge.
    return false
  }
}

async function remove(folder: string, farewell: Farewell): Promise<void> {
  try {
    await farewell(folder)
    removeFolder(folder)
  } catch {
    // Another process sweeps the same folder, or the next start does.
  }
}
