import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export type Output = ReturnType<typeof createOutput>

/** The folder with what the demo leaves to look at, emptied of what an earlier one left. */
export function createOutput(repositoryRoot: string) {
  const name = 'demo-output'
  const folder = join(repositoryRoot, name)
  mkdirSync(folder, { recursive: true })
  // Its content, not itself: somebody may have it open.
  for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true, force: true })
  return {
    name,
    folder,
    /** Stores a file under the name it was given; never over another one, and never outside the folder. */
    save: (filename: string, bytes: Uint8Array) =>
      writeFile(join(folder, basename(filename)), bytes, { flag: 'wx' }),
  }
}
