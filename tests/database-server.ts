import { fileURLToPath } from 'node:url'
import { startEmbeddedMysql } from '@telecomx/embedded-mysql'

const dataDirectory = fileURLToPath(new URL('../.data', import.meta.url))

/**
 * One database server for the run, in memory where possible: each test file makes databases of its own on it.
 * TELECOMX_TEST_DATABASE_URL names another server instead, e.g. a MySQL of one's own.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TELECOMX_TEST_DATABASE_URL) return undefined
  const server = await startEmbeddedMysql({
    dataDirectory,
    durability: 'disposable',
    progress: (message) => console.error(message),
    ...(process.env.MYSQLD_PATH && { mysqldPath: process.env.MYSQLD_PATH }),
  })
  process.env.TELECOMX_TEST_DATABASE_URL = `mysql://root@localhost/any?socketPath=${server.socketPath}`
  return () => server.stop()
}
