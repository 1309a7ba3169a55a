import { join, resolve } from 'node:path'
import { sweepAbandoned } from '@telecomx/process'
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
  /** Breaks off what may take long, which is fetching a server; a boot is waited for, so that nothing has to recover. */
  signal?: AbortSignal
}

/**
 * Starts a private MariaDB or MySQL server on a unix socket, or joins the one already running on the folder.
 * It creates no database, and does not keep the process alive.
 *
 * Call it from the main thread: the server is told to die with the thread that started it.
 *
 * @throws Error with one sentence when no server is found or can be fetched, or when another process holds the
 * folder for 30 s without answering; with the server's last log lines when it does not start. The signal's reason once
 * it is aborted.
 */
export async function startEmbeddedMysql(options: EmbeddedMysqlOptions): Promise<EmbeddedMysql> {
  const progress = options.progress ?? (() => {})
  const dataDirectory = resolve(options.dataDirectory)
  const serverDirectory = resolve(options.serverDirectory ?? join(dataDirectory, 'mariadb-server'))
  await sweepFetches(serverDirectory)
  const server = await findServer({ ...options, serverDirectory, progress })
  options.signal?.throwIfAborted()
  return options.durability === 'durable'
    ? startDurableServer({ server, dataDirectory, progress })
    : startDisposableServer({ server, flags: options.flags })
}

/** What was half fetched when its process was killed; nobody may ever fetch again, because there is a server by now. */
async function sweepFetches(serverDirectory: string): Promise<void> {
  for (const kind of ['new', 'old']) await sweepAbandoned(`${serverDirectory}.${kind}-`)
}
