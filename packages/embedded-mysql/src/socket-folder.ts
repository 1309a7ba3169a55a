import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userId } from '@telecomx/process'

export const SOCKET_NAME = 'mysql.sock'

/** Of an owner that is alone: no guest left behind by another finds it. As long as the other. */
export const ALONE_SOCKET_NAME = 'alone.sock'

/** A unix socket's path must fit 108 bytes on Linux and 104 on macOS. */
const LONGEST_SOCKET_PATH_BYTES = 100

/** The same short folder for every process of this user that works on this data, however long the data's path is. */
export function socketFolderOf(dataDirectory: string): string {
  const digest = createHash('sha256')
    .update(join(realpathSync(dataDirectory), 'mysql'))
    .digest('hex')
  return shortFolder(tmpdir(), `telecomx-${userId()}-${digest.slice(0, 12)}`)
}

/** Puts a folder where its socket's path is short enough. */
export function shortFolder(parent: string, name: string): string {
  const fits = Buffer.byteLength(join(parent, name, SOCKET_NAME)) <= LONGEST_SOCKET_PATH_BYTES
  return join(fits ? parent : '/tmp', name)
}

/**
 * Creates the folder, or makes sure that the one already there is ours alone: whoever can enter it is root in the
 * database, and whoever made it could answer in the server's place. Gives whether it is new.
 *
 * @throws Error with one sentence naming what is wrong with the folder.
 */
export function ensureSocketFolder(folder: string): boolean {
  let isNew = true
  try {
    // Not recursive: that would accept a folder, or a link to one, that somebody else made.
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    isNew = false
  }
  const found = lstatSync(folder)
  const refused = (reason: string) =>
    new Error(`The folder ${folder} for the database's socket ${reason}; remove it and start again.`)
  if (!found.isDirectory()) throw refused('is not a folder')
  if (found.uid !== userId()) throw refused('belongs to another user')
  if ((found.mode & 0o777) !== 0o700) throw refused('can be entered by other users (its mode must be 0700)')
  return isNew
}
