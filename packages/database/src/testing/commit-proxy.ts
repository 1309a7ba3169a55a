import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { parseDatabaseUrl } from '../connection/database-url.js'

/**
 * What becomes of a commit: `swallow` cuts the line before the server sees it, `forward` before its answer comes, `silent`
 * keeps the line and says nothing; `vanish` is `forward`, and then nobody can connect any more.
 */
export type CommitFault = 'swallow' | 'forward' | 'silent' | 'vanish'

export interface CommitProxy extends AsyncDisposable {
  /** The same database, through the proxy. */
  readonly url: string
  /** Does that to so many of the next commits. */
  fail(fault: CommitFault, times?: number): void
  /** How many commits are still to fail. */
  readonly left: number
}

/** Stands between a pool and the server and passes everything on, but for the commits that shall fail. */
export async function startCommitProxy(url: string): Promise<CommitProxy> {
  const address = parseDatabaseUrl(url)
  const sockets = new Set<Socket>()
  const plan = { fault: 'forward' as CommitFault, left: 0, isGone: false }
  const proxy = createServer((client) => {
    if (plan.isGone) {
      client.destroy()
      return
    }
    const target = address.socketPath
      ? connect({ path: address.socketPath })
      : connect({ host: address.host ?? '', port: address.port ?? 0 })
    sockets.add(client).add(target)
    client.on('error', () => target.destroy())
    target.on('error', () => client.destroy())
    client.on('close', () => target.end())
    target.on('close', () => client.destroy())
    let failing: CommitFault | undefined
    client.on('data', (data) => {
      // A query's packet ends with its text; what stands before it differs between servers.
      if (plan.left > 0 && data.subarray(-6).toString() === 'commit') {
        plan.left--
        failing = plan.fault
      }
      if (failing === 'swallow') client.destroy()
      else if (failing !== 'silent') target.write(data)
    })
    target.on('data', (data) => {
      if (failing === 'vanish') vanish()
      else if (failing) client.destroy()
      else client.write(data)
    })
  }).listen(0, '127.0.0.1')
  const vanish = () => {
    plan.isGone = true
    for (const socket of sockets) socket.destroy()
  }
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  return {
    url: `mysql://${address.user}:${address.password}@127.0.0.1:${port}/${address.database}`,
    fail: (fault, times = 1) => Object.assign(plan, { fault, left: times, isGone: false }),
    get left() {
      return plan.left
    },
    async [Symbol.asyncDispose]() {
      vanish()
      proxy.close()
    },
  }
}
