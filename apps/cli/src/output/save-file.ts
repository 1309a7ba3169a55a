import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { DownloadedFile } from '@telecomx/client'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'

/**
 * Writes what is fetched to a file, whole or not at all, and over none that is there unless told to. It is made before
 * anything is fetched: some documents are answered once.
 */
export async function saveFile(
  path: string,
  { force = false }: { force?: boolean | undefined },
  fetch: () => Promise<DownloadedFile>,
): Promise<number> {
  if (!force && existsSync(path)) throw alreadyThere(path)
  const unfinished = `${path}.part`
  begin(unfinished, path)
  const { bytes } = await fetch().catch((error: unknown) => {
    rmSync(unfinished, { force: true })
    throw error
  })
  writeFileSync(unfinished, bytes)
  if (force) renameSync(unfinished, path)
  else moveTo(path, unfinished)
  return bytes.length
}

/** A fault is told of the file that was named. */
function begin(unfinished: string, path: string): void {
  try {
    closeSync(openSync(unfinished, 'w'))
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, { path })
  }
}

function moveTo(path: string, unfinished: string): void {
  try {
    copyFileSync(unfinished, path, constants.COPYFILE_EXCL)
  } catch (error) {
    throw new CommandFailure(
      exitCodes.refused,
      `The document lies in ${unfinished}: ${path} could not be made.`,
      undefined,
      {
        cause: error,
      },
    )
  }
  rmSync(unfinished)
}

function alreadyThere(path: string): CommandFailure {
  return new CommandFailure(
    exitCodes.refused,
    `${path} is there already.`,
    'Name another file with -o, or write over it with --force.',
  )
}
