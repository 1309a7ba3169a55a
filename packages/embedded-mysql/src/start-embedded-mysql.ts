import { join, resolve } from 'node:path'
import type { EmbeddedMysql } from './embedded-mysql.js'
import { findServer } from './find-server.js'
import { startDisposableServer } from './start-disposable-server.js'
import { startDurableServer } from './start-durable-server.js'

export interface EmbeddedMysqlOptions {
  /** Where the server and its data live: `<dataDirectory>/mariadb-server` and `<dataDirectory>/mysql`. */
  dataDirectory: string
  /**
   * `durable`: safe flags, data kept in `dataDirectory`, joined by other processes that start on the same folder.
   * `disposable`: fast flags for tests, a fresh data folder of its own in memory where possible, deleted on stop.
   */
  durability: 'durable' | 'disposable'
  /** For a disposable server, after its own: a test may need one that is set up otherwise. */
  flags?: readonly string[]
  /** A `mariadbd` or `mysqld` to use instead of looking for one. */
  mysqldPath?: string
  /** Where a fetched server is unpacked; default `<dataDirectory>/mariadb-server`. */
  serverDirectory?: string
  /** Called with one short sentence before each slow step. */
  progress?: (message: string) => void
}

/**
 * Starts a private MariaDB or MySQL server on a unix socket, or joins the one already running on the folder.
 * It creates no database and no user, and does not keep the process alive.
 *
 * Call it from the main thread: the server is told to die with the thread that started it.
 *
 * @throws Error with one sentence when no server is found or can be fetched, or when another process holds the
 * folder for 30 s without answering; with the server's last log lines when it does not start.
 */
export async function startEmbeddedMysql(options: EmbeddedMysqlOptions): Promise<EmbeddedMysql> {
  const progress = options.progress ?? (() => {})
  const dataDirectory = resolve(options.dataDirectory)
  const serverDirectory = resolve(options.serverDirectory ?? join(dataDirectory, 'mariadb-server'))
  const server = await findServer({ mysqldPath: options.mysqldPath, serverDirectory, progress })
  return options.durability === 'durable'
    ? startDurableServer({ server, dataDirectory, progress })
    : startDisposableServer({ server, flags: options.flags })
}
