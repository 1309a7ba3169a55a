import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'telecomx-fax-'
/** Far longer than any work with a folder takes. */
const STALE_MS = 3_600_000

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
    await remove(folder)
  }
}

/** Removes what processes left behind that ended in the middle of their work: the documents hold personal data. */
export async function removeStaleFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > STALE_MS) await remove(folder)
  }
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true }).catch(() => undefined)
}
