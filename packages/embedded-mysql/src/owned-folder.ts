import { rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { identifyProcess, isRunning, parseProcessIdentity } from './process-identity.js'
import { waitForFormerServer } from './running-server.js'

const OWNER_FILE = 'owner.json'

/**
 * Makes a folder for as long as this process lives, and removes those with the same prefix whose process was killed:
 * in memory they would stay until the machine stops.
 */
export async function makeOwnedFolder(prefix: string): Promise<string> {
  await sweepAbandoned(prefix)
  const folder = await mkdtemp(prefix)
  writeFileSync(join(folder, OWNER_FILE), JSON.stringify(identifyProcess(process.pid)))
  return folder
}

/** Removes a folder, at the latest when a process that still writes its last file there is done. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

async function sweepAbandoned(prefix: string): Promise<void> {
  for (const name of await readdir(dirname(prefix))) {
    const folder = join(dirname(prefix), name)
    if (name.startsWith(basename(prefix)) && (await isAbandoned(folder))) await removeAbandoned(folder)
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

async function removeAbandoned(folder: string): Promise<void> {
  try {
    // Where nothing ended the server together with its owner, this does.
    await waitForFormerServer(join(folder, 'mysql'))
    removeFolder(folder)
  } catch {
    // Another process sweeps the same folder, or the next start does.
  }
}
