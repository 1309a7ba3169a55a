import { access, constants, stat } from 'node:fs/promises'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fetchMariadb } from './fetch-mariadb.js'
import { makeFolder } from './make-folder.js'
import { isNewEnough, probeServer, probeUnpackedServer, type Server, type Unusable } from './probe-server.js'

export interface ServerWanted {
  mysqldPath?: string | undefined
  /** Where a fetched copy may be. One is fetched into the last that can be made. */
  serverDirectories: readonly string[]
  progress: (message: string) => void
  signal?: AbortSignal | undefined
}

/** Where a machine keeps its servers, and the tool that can fetch one. */
export interface ServerPlaces {
  folders: readonly string[]
  aptGet: string | undefined
}

/**
 * The server to run: the named one, else the machine's, else a copy already unpacked, else a fetched one.
 *
 * @throws Error with one sentence: what is wrong with the named server, or the two ways out when there is none.
 */
export async function findServer(wanted: ServerWanted, places?: ServerPlaces): Promise<Server> {
  if (wanted.mysqldPath !== undefined) return namedServer(resolve(wanted.mysqldPath))
  const { folders, aptGet } = places ?? (await machinePlaces())
  return (
    (await installedServer(folders)) ??
    (await unpackedServer(wanted.serverDirectories)) ??
    (await fetchedServer(wanted, aptGet))
  )
}

// Debian and Ubuntu use /usr/sbin, Red Hat /usr/libexec, Homebrew and source builds the others.
const SYSTEM_FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/usr/bin',
  '/usr/local/bin',
  '/usr/local/libexec',
  '/usr/local/mysql/bin',
  '/opt/homebrew/bin',
]

async function machinePlaces(): Promise<ServerPlaces> {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  return {
    folders: [...new Set([...path, ...SYSTEM_FOLDERS])],
    aptGet: await firstExecutable(path, 'apt-get'),
  }
}

async function namedServer(path: string): Promise<Server> {
  if (!(await isExecutable(path))) throw new Error(`The server ${path} does not exist or cannot be executed.`)
  const found = await probeServer(path)
  if ('reason' in found) throw new Error(`The server ${path} cannot be used: ${found.reason}.`)
  if (!isNewEnough(found)) throw new Error(`The server ${path} is too old: ${found.version}.`)
  return found
}

async function installedServer(folders: readonly string[]): Promise<Server | undefined> {
  for (const name of ['mariadbd', 'mysqld']) {
    for (const folder of folders) {
      const path = join(folder, name)
      const found = (await isExecutable(path)) ? await probeServer(path) : undefined
      if (found && !('reason' in found) && isNewEnough(found)) return found
    }
  }
  return undefined
}

async function unpackedServer(folders: readonly string[]): Promise<Server | undefined> {
  for (const folder of folders) {
    const found = await probeUnpackedServer(folder)
    if (found) return found
  }
  return undefined
}

async function fetchedServer(wanted: ServerWanted, aptGet: string | undefined): Promise<Server> {
  if (!aptGet) throw new Error(`No MariaDB or MySQL server was found: ${WAYS_OUT}`)
  const target = await placeToFetchInto(wanted.serverDirectories)
  wanted.progress("Fetching MariaDB from Debian's packages (once, about 10 MB)")
  const fetched: Server | Unusable = await fetchMariadb({ target, aptGet, signal: wanted.signal })
  if (!('reason' in fetched)) return fetched
  wanted.signal?.throwIfAborted()
  throw new Error(
    `No MariaDB or MySQL server was found and none could be fetched (${fetched.reason}): ${WAYS_OUT}`,
  )
}

/** A home may be read-only; then it is the folder before it. */
async function placeToFetchInto([fallback = '', ...better]: readonly string[]): Promise<string> {
  for (const folder of better.toReversed()) if (await canBeMade(folder)) return folder
  return fallback
}

async function canBeMade(folder: string): Promise<boolean> {
  try {
    // Of this user alone, as the XDG base directory specification has it.
    makeFolder(dirname(folder), 0o700)
    await access(dirname(folder), constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

const WAYS_OUT =
  "install a MariaDB or MySQL server, or start the compose file's `mysql` service and set DATABASE_URL."

async function firstExecutable(folders: readonly string[], name: string): Promise<string | undefined> {
  for (const folder of folders) {
    if (await isExecutable(join(folder, name))) return join(folder, name)
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
