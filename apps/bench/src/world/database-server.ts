import { fileURLToPath } from 'node:url'
import { startEmbeddedMysql } from '@telecomx/embedded-mysql'
import { givenDatabaseServer, givenServerProgram, useDatabaseServer } from '../environment.js'

const dataDirectory = fileURLToPath(new URL('../../../../.data', import.meta.url))

/**
 * What an installation has and a test has not: each commit is written and flushed, and pages are written twice. The folder
 * is in memory where possible, so that a disk's moods are in no figure; a flush costs next to nothing there.
 */
const asInstalled = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-doublewrite=1',
  '--innodb-buffer-pool-size=512M',
  '--innodb-log-file-size=256M',
]

export interface DatabaseServer {
  /** For people. */
  description: string
  stop(): Promise<void>
}

/** A database server for the run, or the one that TELECOMX_TEST_DATABASE_URL names. */
export async function startDatabaseServer(signal: AbortSignal): Promise<DatabaseServer> {
  if (givenDatabaseServer())
    return { description: 'the one of TELECOMX_TEST_DATABASE_URL', stop: () => Promise.resolve() }
  const server = await startEmbeddedMysql({
    dataDirectory,
    durability: 'disposable',
    flags: asInstalled,
    mysqldPath: givenServerProgram(),
    progress: (message) => void process.stderr.write(`${message}\n`),
    signal,
  })
  useDatabaseServer(`mysql://root@localhost/any?socketPath=${server.socketPath}`)
  return {
    description: `embedded, in memory where possible, with ${asInstalled.join(' ')}`,
    stop: () => server.stop(),
  }
}
