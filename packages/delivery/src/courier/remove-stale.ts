import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Far longer than any work takes. */
const STALE_MS = 3_600_000

/** Removes what processes left in a folder that were killed in the middle of their work: it holds personal data. */
export async function removeStale(folder: string, name: RegExp): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  for (const path of names.filter((one) => name.test(one)).map((one) => join(folder, one))) {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > STALE_MS)
      await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}
