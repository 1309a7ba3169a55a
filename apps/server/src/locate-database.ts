import { type EmbeddedMysql, startEmbeddedMysql } from '@telecomx/embedded-mysql'
import type { Env } from './env.js'

/** Where the database is. */
export interface LocatedDatabase {
  url: string
  /** The one that it is on, unless `DATABASE_URL` names another. */
  server?: EmbeddedMysql
}

export interface LocateOptions {
  /** Ends the waiting, and the fetching of a server. */
  stop?: AbortSignal | undefined
  /** For a command: while it runs the embedded server itself, who starts waits for its end. */
  alone?: boolean
  /** Called with a sentence for people, who read them on standard error. */
  progress?: (message: string) => void
  /** Called when the embedded server is on its way, and only its answer is waited for. */
  onBoot?: () => void
}

/** The address of the database, with the embedded server started when it is on one. Loads nothing that works on it. */
export async function locateDatabase(
  env: Env,
  { stop, alone, progress = tellPeople, onBoot }: LocateOptions,
): Promise<LocatedDatabase> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL }
  const server = await startEmbeddedMysql({
    dataDirectory: env.TELECOMX_DATA_DIR,
    durability: 'durable',
    signal: stop,
    alone,
    progress,
    onBoot,
    mysqldPath: env.MYSQLD_PATH,
  })
  return { url: `mysql://${server.user}@localhost/telecomx?socketPath=${server.socketPath}`, server }
}

/** Where nobody else is told. */
export const tellPeople = (message: string): void => void process.stderr.write(`${message}\n`)
