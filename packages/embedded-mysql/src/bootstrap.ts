import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Server } from './probe-server.js'
import { type Durability, folderFlags, layoutFlags } from './server-flags.js'
import { spawnDyingWithUs } from './spawn-dying-with-us.js'

/**
 * Fills a data folder that does not exist yet. The work is done beside it and renamed, so that being killed half-way
 * leaves no folder. The caller holds the lock on the folder.
 *
 * @throws Error with the server's last lines, or one sentence when the folder holds something else.
 */
export async function bootstrap(server: Server, dataFolder: string, durability: Durability): Promise<void> {
  await sweepHalfMade(dataFolder)
  if (await holdsData(server, dataFolder)) return
  const work = await mkdtemp(`${dataFolder}.new-`)
  try {
    const flags = [
      ...folderFlags(server, join(work, 'data'), join(work, 'tmp')),
      ...layoutFlags(server, durability),
    ]
    await mkdir(join(work, 'data'), { mode: 0o700 })
    await mkdir(join(work, 'tmp'))
    await (server.brand === 'mariadb' ? fillForMariadb(server, flags) : fillForMysql(server, flags))
    await rename(join(work, 'data'), dataFolder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function holdsData(server: Server, dataFolder: string): Promise<boolean> {
  const names = await readdir(dataFolder).catch((): string[] => [])
  if (names.length === 0) return false
  if (!names.includes('mysql')) throw new Error(`The folder ${dataFolder} holds files that are no database.`)
  // Either brand damages or refuses the other's files; only Oracle's keeps its dictionary in this file.
  const madeBy = names.includes('mysql.ibd') ? 'mysql' : 'mariadb'
  if (madeBy === server.brand) return true
  const brandNames = { mariadb: 'MariaDB', mysql: 'Oracle MySQL' }
  throw new Error(
    `The database in ${dataFolder} was made by ${brandNames[madeBy]} and ${server.path} is ${brandNames[server.brand]}; set MYSQLD_PATH to the server that made it, or move the folder away.`,
  )
}

async function fillForMariadb(server: Server, flags: string[]): Promise<void> {
  const share = server.shareFolder ?? ''
  const prefix = existsSync(join(share, 'mariadb_system_tables.sql')) ? 'mariadb' : 'mysql'
  const files = [
    `${prefix}_system_tables.sql`,
    `${prefix}_performance_tables.sql`,
    `${prefix}_system_tables_data.sql`,
    'maria_add_gis_sp_bootstrap.sql',
  ]
  const tables = await Promise.all(files.map((name) => readFile(join(share, name), 'utf8')))
  await runToEnd(server, [...flags, ...FIRST_RUN_FLAGS], [...FIRST_STATEMENTS, ...tables])
}

const FIRST_RUN_FLAGS = ['--bootstrap', '--log-warnings=0', '--enforce-storage-engine=', '--skip-networking']

// One statement per line and no blank first line: the bootstrap reader is that simple. The variables make a root
// without a password and no anonymous user.
const FIRST_STATEMENTS = [
  'create database if not exists mysql;',
  'use mysql;',
  'SET @auth_root_socket=NULL;',
  'SET @skip_auth_anonymous=1;',
]

async function fillForMysql(server: Server, flags: string[]): Promise<void> {
  await runToEnd(server, [...flags, '--initialize-insecure'], [])
}

async function runToEnd(server: Server, flags: string[], input: string[]): Promise<void> {
  const child = await spawnDyingWithUs(server, flags, ['pipe', 'ignore', 'pipe'])
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code === 0 ? '' : String(signal ?? code)))
  })
  // When the server ends early, its exit code and words say more than the broken pipe.
  child.stdin?.on('error', () => {})
  child.stdin?.end(`${input.join('\n')}\n`)
  const [failure, words] = await Promise.all([ended, child.stderr ? text(child.stderr) : ''])
  if (failure === '') return
  const lastLines = words.trim().split('\n').slice(-10).join('\n')
  throw new Error(`${server.path} could not create a database (it ended with ${failure}):\n${lastLines}`)
}

async function sweepHalfMade(dataFolder: string): Promise<void> {
  const prefix = `${basename(dataFolder)}.new-`
  for (const name of await readdir(dirname(dataFolder))) {
    if (name.startsWith(prefix)) await rm(join(dirname(dataFolder), name), { recursive: true, force: true })
  }
}
