import { join, resolve } from 'node:path'
import { type Sweep, sweepAbandoned } from '@telecomx/process'
import { findServer } from './find-server.js'
import { serverCache } from './server-cache.js'
import { startDisposableServer } from './start-disposable-server.js'
import { startDurableServer } from './start-durable-server.js'

/** A private database server, run by this process or by another one. */
export interface EmbeddedMysql {
  /** Connect here as {@link EmbeddedMysql.user}, without a password; the same with every start, but one of its own for {@link EmbeddedMysqlOptions.alone}. */
  readonly socketPath: string
  /**
   * `telecomx`, with rights on the schema `telecomx` and no others. On a disposable server `root`: its users make
   * databases of their own.
   */
  readonly user: 'telecomx' | 'root'
  /** `owner` runs the server, `guest` uses another process's, and has none when that ends until one starts again. */
  readonly role: 'owner' | 'guest'
  /**
   * A guest just leaves; an owner gives its guests 5 s to do so and shuts the server down. Calling it again waits for
   * the same end.
   */
  stop(): Promise<void>
}

export interface EmbeddedMysqlOptions {
  /** Where the data lives: `<dataDirectory>/mysql`. */
  dataDirectory: string
  /**
   * `durable`: safe flags, data kept in `dataDirectory`, joined by other processes that start on the same folder.
   * `disposable`: fast flags for tests, a fresh data folder of its own in memory where possible, deleted on stop.
   */
  durability: 'durable' | 'disposable'
  /** For a process that is soon done: nobody joins the durable server that it runs, and who starts waits for its end. */
  alone?: boolean | undefined
  /** For a disposable server, after its own: a test may need one that is set up otherwise. */
  flags?: readonly string[]
  /** A `mariadbd` or `mysqld` to use instead of looking for one. */
  mysqldPath?: string | undefined
  /**
   * Where a fetched server may be as well, default `<dataDirectory>/mariadb-server`. One is fetched into the user's
   * cache, which all data folders share, or where that cannot be written, to here.
   */
  serverDirectory?: string
  /** Called with one short sentence before each slow step. */
  progress?: (message: string) => void
  /** Called when the process of a durable server is there and only its answer is waited for: a time to do what takes this thread. */
  onBoot?: (() => void) | undefined
  /**
   * Breaks off what may take long: fetching a server, and waiting for another process. A boot is waited for, so that
   * nothing has to recover.
   */
  signal?: AbortSignal | undefined
}

/**
 * Starts a private MariaDB or MySQL server on a unix socket, or joins the one already running on the folder.
 * It creates no database, and does not keep the process alive.
 *
 * Call it from the main thread: the server is told to die with the thread that started it.
 *
 * @throws Error with one sentence when no server is found or can be fetched, or when another process has the
 * folder for 75 s and lets nobody join; with the server's last log lines when it does not start. The signal's reason once it is
 * aborted.
 */
export async function startEmbeddedMysql(options: EmbeddedMysqlOptions): Promise<EmbeddedMysql> {
  const progress = options.progress ?? (() => {})
  const dataDirectory = resolve(options.dataDirectory)
  const serverDirectory = resolve(options.serverDirectory ?? join(dataDirectory, 'mariadb-server'))
  const cache = await serverCache()
  const serverDirectories = cache === undefined ? [serverDirectory] : [serverDirectory, cache]
  await sweepFetches(serverDirectory)
  if (cache !== undefined) await sweepFetches(cache, { isShared: true })
  // Most of the looking is waiting for other programs: time to load what asks the server then.
  void import('mysql2/promise')
  const server = await findServer({ ...options, serverDirectories, progress })
  options.signal?.throwIfAborted()
  const starting =
    options.durability === 'durable'
      ? startDurableServer({ ...options, server, dataDirectory, progress })
      : startDisposableServer(server, options.flags)
  const started = await starting.catch((error: unknown) => {
    // A Ctrl-C that reaches the server's process before it has left the terminal's group ends that as well.
    options.signal?.throwIfAborted()
    throw error
  })
  let stopping: Promise<void> | undefined
  return { ...started, stop: () => (stopping ??= started.stop()) }
}

/** What was half fetched when its process was killed; nobody may ever fetch again, because there is a server by now. */
async function sweepFetches(serverDirectory: string, sweep: Sweep = {}): Promise<void> {
  for (const kind of ['new', 'old']) await sweepAbandoned(`${serverDirectory}.${kind}-`, sweep)
}
