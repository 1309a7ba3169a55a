import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, level by level: Node 20's own recursive way never ends where the system takes no
 * folder, as in `/proc`.
 *
 * @throws the system's error.
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error
  }
}
