import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApiServer, startSender } from '@telecomx/api'
import type { Couriers } from '@telecomx/delivery'
import { createCouriersFrom, createDependencies, log } from './dependencies.js'
import { type Env, readEnv } from './env.js'
import { openDatabase } from './open-database.js'
import { runCommand } from './run-command.js'

/** Longest wait for requests in hand when the process is told to end. */
const drainMs = 15_000
/** Below the 30 seconds that an orchestrator commonly leaves before it kills. */
const stopMs = 25_000

await runCommand(async () => {
  const stopped = stopSignal()
  const env = readEnv()
  const couriers = createCouriersFrom(env)
  const storage = await openDatabase(env, (message) => process.stderr.write(`${message}\n`))
  try {
    const dependencies = await createDependencies(env, storage.database)
    const server = createApiServer(dependencies)
    await listen(server, env)
    // Only a process that serves may send: a second start on a taken port must not claim deliveries.
    const sender = startSender({ ...dependencies, couriers })
    announce(env, server, storage.description, couriers)
    log('stopping', { signal: await stopped })
    endInTime()
    await Promise.all([drain(server), sender.stop()])
    await Promise.all([couriers.EMAIL?.close(), couriers.FAX?.close(), dependencies.poaRenderer.close()])
    await dependencies.tokenUses.settled()
  } finally {
    await storage.close()
  }
})

/** The first SIGTERM or SIGINT, whenever it comes; a second one means now. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'])
      process.once(signal, () => {
        resolve(signal)
        process.once(signal, () => process.exit(1))
      })
  })
}

async function listen(server: Server, { HOST, PORT }: Env): Promise<void> {
  server.listen(PORT, HOST)
  await once(server, 'listening')
}

/** What hangs is left behind: a delivery in hand keeps its lease and is taken up by the next sender. */
function endInTime(): void {
  setTimeout(() => {
    log('stopped_unfinished')
    process.exit(1)
  }, stopMs).unref()
}

/** Takes no new connection and waits for the requests in hand. */
async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  // A busy connection would otherwise be kept for the next request, and the next.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
  server.close()
  const timer = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearTimeout(timer)
}

function announce(env: Env, server: Server, database: string, couriers: Couriers): void {
  const { port } = server.address() as AddressInfo
  const url = `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}`
  const none = 'nowhere: deliveries stay queued'
  const lines = [
    ['Number porting for', `${env.issuer.name} (CPS ${env.issuer.cpsCode})`],
    ['Listening on', `${url}  (REST, and tRPC under /trpc)`],
    ['Docs', `${url}/docs  (as OpenAPI: ${url}/openapi.json)`],
    ['Database', database],
    ['E-mail goes to', couriers.EMAIL?.description ?? none],
    ['Faxes go to', couriers.FAX?.description ?? none],
    ...warnings(env, couriers).map((warning) => ['Warning', warning]),
    ...(env.production
      ? []
      : [
          ['Try', 'npm run demo:data   (demo customers, and tokens to call with)'],
          ['Or begin', 'npm run token -- --level ADMIN   (a token for a house of your own)'],
        ]),
  ]
  process.stderr.write(lines.map(([what = '', text = '']) => `  ${what.padEnd(20)}${text}\n`).join(''))
  log('listening', { url })
}

function warnings(env: Env, couriers: Couriers): string[] {
  if (!env.production) return []
  return [
    ...(env.DATABASE_URL ? [] : ['the embedded database is meant for trying out; set DATABASE_URL']),
    ...(couriers.EMAIL ? [] : ['SMTP_URL is not set: e-mails stay queued']),
    ...(couriers.FAX ? [] : ['FAX_ADDRESS_TEMPLATE is not set: faxes stay queued']),
    ...(Number(process.versions.node.split('.')[0]) < 22 ? ['Node 20 gets no more fixes; use Node 24'] : []),
  ]
}
