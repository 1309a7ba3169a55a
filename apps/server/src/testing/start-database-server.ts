import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { connectDatabase, createDatabase } from '@telecomx/database'
import { startEmbeddedMysql } from '@telecomx/embedded-mysql'

const dataDirectory = fileURLToPath(new URL('../../../../.data', import.meta.url))

export interface DatabaseServerOptions {
  flags: readonly string[]
  mysqldPath: string | undefined
}

/** A database server of a test's own, with an empty database `telecomx`. */
export async function startDatabaseServer({ flags, mysqldPath }: DatabaseServerOptions) {
  const server = await startEmbeddedMysql({
    dataDirectory,
    durability: 'disposable',
    flags,
    ...(mysqldPath && { mysqldPath }),
  })
  const url = `mysql://root@localhost/telecomx?socketPath=${server.socketPath}`
  await createDatabase(url)
  const root = connectDatabase(url)
  const proxy = createServer((client) => {
    const inside = connect(server.socketPath)
    client.pipe(inside).pipe(client)
    client.on('error', () => inside.destroy())
    inside.on('error', () => client.destroy())
  })
  return {
    url,
    root,
    /** From now on callers are let in over TCP; gives the port of 127.0.0.1. */
    async listen(port = 0): Promise<number> {
      await once(proxy.listen(port, '127.0.0.1'), 'listening')
      return (proxy.address() as AddressInfo).port
    },
    async close() {
      proxy.close()
      await root.destroy()
      await server.stop()
    },
  }
}
