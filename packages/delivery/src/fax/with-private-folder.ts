import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeStale } from '../courier/remove-stale.js'

const PREFIX = 'telecomx-fax-'

/**
 * Lends a new folder that only its owner can look into, and removes it with all that is in it, whatever happens.
 *
 * @throws the system error when the folder cannot be made, and whatever the work throws
 */
export async function withPrivateFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  // Made with mode 0700 (mkdtemp(3)).
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  try {
    return await work(folder)
  } finally {
    // What became of the fax is known by now, and must not be lost over this.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Removes the folders of processes that were killed. */
export function removeStaleFolders(): Promise<void> {
  return removeStale(tmpdir(), new RegExp(`^${PREFIX}`))
}
