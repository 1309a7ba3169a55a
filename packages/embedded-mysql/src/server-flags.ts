import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { userId } from '@telecomx/process'
import type { Server } from './probe-server.js'

export type Durability = 'durable' | 'disposable'

/** What every start of a server on a data folder needs, the first one that fills the folder included. */
export function folderFlags(server: Server, dataFolder: string, temporaryFolder: string): string[] {
  return [
    // Must come first: the machine's own my.cnf is not for this server.
    '--no-defaults',
    `--datadir=${dataFolder}`,
    // Its own: a server that starts deletes every temporary table it finds there, other servers' too.
    `--tmpdir=${temporaryFolder}`,
    ...shareFlags(server),
    // A server refuses to run as root unless told so.
    ...(userId() === 0 ? ['--user=root'] : []),
  ]
}

/** How the running server listens: on its socket alone. */
export function listenFlags(server: Server, socketPath: string, pidPath: string): string[] {
  return [
    `--socket=${socketPath}`,
    `--pid-file=${pidPath}`,
    '--skip-networking',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--character-set-server=utf8mb4',
    // Oracle's X protocol opens a port and a socket of its own.
    ...(server.brand === 'mysql' ? ['--mysqlx=OFF'] : []),
  ]
}

/** How the first run lays out the files: as large as the following runs want them, and never with less care. */
export function layoutFlags(server: Server, durability: Durability): string[] {
  return server.brand === 'mariadb'
    ? [`--innodb-log-file-size=${REDO_SIZE[durability]}`, NO_FILES.mariadb]
    : [`--innodb-redo-log-capacity=${REDO_SIZE[durability]}`, NO_FILES.mysql]
}

/** How much the storage engine does for safety. */
export function storageFlags(server: Server, durability: Durability): string[] {
  const brandFlags = { mariadb: [], mysql: ['--performance-schema=OFF'] }[server.brand]
  const flags = durability === 'durable' ? DURABLE : [...DISPOSABLE, ...DISPOSABLE_BY_BRAND[server.brand]]
  return [...layoutFlags(server, durability), ...brandFlags, ...flags]
}

const REDO_SIZE = { durable: '96M', disposable: '32M' }

/** No statement reads or writes a file. MariaDB knows no NULL here and wants a path that exists: beneath this one nothing can. */
const NO_FILES = { mariadb: '--secure-file-priv=/dev/null', mysql: '--secure-file-priv=NULL' }

const DURABLE = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-doublewrite=1',
  '--innodb-buffer-pool-size=256M',
]

/** Loses data when the server or the machine stops; only for a folder that is deleted with the server. */
const DISPOSABLE = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=64M',
  '--innodb-fast-shutdown=2',
  '--innodb-stats-persistent=0',
  '--key-buffer-size=64K',
  // Of many servers and their peers at once; a server that is used has one of them.
  '--max-connections=1000',
]

const DISPOSABLE_BY_BRAND = {
  mariadb: [
    '--innodb-flush-method=nosync',
    '--sync-frm=0',
    '--aria-pagecache-buffer-size=8M',
    // Oracle's must not be smaller than its 12 MB.
    '--innodb-temp-data-file-path=ibtmp1:1M:autoextend',
  ],
  mysql: [],
}

/** A privately unpacked copy does not find its messages and character sets by itself. */
function shareFlags({ shareFolder }: Server): string[] {
  if (!shareFolder || !existsSync(join(shareFolder, 'english/errmsg.sys'))) return []
  return [`--lc-messages-dir=${shareFolder}`, `--character-sets-dir=${join(shareFolder, 'charsets')}`]
}
