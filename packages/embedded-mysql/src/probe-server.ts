import { existsSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runCommand } from './run-command.js'

/** A server that was seen to start. */
export interface Server {
  path: string
  brand: 'mariadb' | 'mysql'
  /** The line that `--version` prints. */
  version: string
  /** LD_LIBRARY_PATH of a privately unpacked copy. */
  libraryPath?: string
  /** MariaDB only: the folder of the SQL that makes the system tables. */
  shareFolder?: string
}

export interface Unusable {
  reason: string
}

/** Asks a binary for its version: the only proof that its libraries are there and of which brand it is. */
export async function probeServer(path: string, libraryPath?: string): Promise<Server | Unusable> {
  const answer = await runCommand(path, ['--no-defaults', '--version'], { libraryPath, timeoutSeconds: 20 })
  if (!answer.ok) return { reason: answer.lastLine || 'it does not start' }
  const server = { path, version: answer.output.trim(), ...(libraryPath && { libraryPath }) }
  if (!server.version.includes('MariaDB')) return { ...server, brand: 'mysql' }
  const shareFolder = await findShareFolder(path)
  return shareFolder
    ? { ...server, brand: 'mariadb', shareFolder }
    : { reason: 'the SQL files for its system tables are not installed' }
}

/** The copy that was unpacked under a folder, when it is there and starts. */
export async function probeUnpackedServer(root: string): Promise<Server | undefined> {
  const path = join(root, 'usr/sbin/mariadbd')
  if (!existsSync(path)) return undefined
  const server = await probeServer(path, await libraryPathOf(root))
  return 'reason' in server ? undefined : server
}

/** The versions that the product supports; older servers are not tried. */
export function isNewEnough(server: Server): boolean {
  const [, major, minor] = /Ver (\d+)\.(\d+)/.exec(server.version) ?? []
  const version = Number(major) * 100 + Number(minor)
  return version >= (server.brand === 'mariadb' ? 1011 : 804)
}

// MariaDB 10.11 names the files mysql_…, 11.8 mariadb_….
const SYSTEM_TABLES = ['mariadb_system_tables.sql', 'mysql_system_tables.sql']

async function findShareFolder(serverPath: string): Promise<string | undefined> {
  const prefixes = [dirname(dirname(serverPath)), dirname(dirname(await realpath(serverPath))), '/usr']
  const folders = prefixes.flatMap((prefix) => [
    join(prefix, 'share/mysql'),
    join(prefix, 'share/mariadb'),
    join(prefix, 'share'),
  ])
  return folders.find((folder) => SYSTEM_TABLES.some((name) => existsSync(join(folder, name))))
}

/** Every folder of shared libraries, whatever the architecture is called (usr/lib/aarch64-linux-gnu …). */
async function libraryPathOf(root: string): Promise<string> {
  const folders: string[] = []
  for (const parent of [join(root, 'usr/lib'), join(root, 'lib')]) {
    const entries = await readdir(parent, { withFileTypes: true }).catch(() => [])
    folders.push(
      parent,
      ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(parent, entry.name)),
    )
  }
  const holdsLibraries = await Promise.all(folders.map(hasSharedLibrary))
  return folders.filter((_, index) => holdsLibraries[index]).join(':')
}

async function hasSharedLibrary(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => /\.so(\.|$)/.test(name))
}
