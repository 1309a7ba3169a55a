import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbeddedMysql } from '@telecomx/embedded-mysql'
import { makeOwnedFolder, removeFolder } from '@telecomx/process'

const dataDirectory = fileURLToPath(new URL('../.data', import.meta.url))

/**
 * One folder for all temporary files of the run, which goes with it, or with the next run when this one is killed; and
 * one database server, in memory where possible: each test file makes databases of its own on it.
 * TELECOMX_TEST_DATABASE_URL names another server instead, e.g. a MySQL of one's own.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-tests-${userInfo().uid}-`))
  const removeFiles = () => removeFolder(folder)
  process.once('exit', removeFiles)
  process.env.TMPDIR = folder
  const server = process.env.TELECOMX_TEST_DATABASE_URL ? undefined : await startServer()
  return async () => {
    await server?.stop()
    removeFiles()
  }
}

async function startServer() {
  const server = await startEmbeddedMysql({
    dataDirectory,
    durability: 'disposable',
    progress: (message) => console.error(message),
    ...(process.env.MYSQLD_PATH && { mysqldPath: process.env.MYSQLD_PATH }),
  })
  process.env.TELECOMX_TEST_DATABASE_URL = `mysql://root@localhost/any?socketPath=${server.socketPath}`
  return server
}
