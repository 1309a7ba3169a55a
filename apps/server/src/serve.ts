import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApiServer, type Dependencies, type SenderDependencies, startSender } from '@telecomx/api'
import { closeCouriers } from '@telecomx/delivery'
import { createPoaRenderer } from '@telecomx/poa-document'
import { announce, databaseLines, deliveryLines, type Line, mailboxLines, orderLines } from './announce.js'
import {
  createCouriersFrom,
  createDependencies,
  createSenderDependencies,
  mailboxFrom,
} from './dependencies.js'
import type { Env } from './env.js'
import { inAddress, listenAt } from './listen-at.js'
import type { LocatedDatabase } from './locate-database.js'
import { log } from './log.js'
import { openLocated } from './open-database.js'
import { stopped } from './run-service.js'

/** Longest wait for requests in hand when the process is told to end. */
const drainMs = 15_000

/** Serves on that database, and sends, until it is told to stop. */
export async function serve(env: Env, located: LocatedDatabase, stop: AbortSignal): Promise<void> {
  const storage = await openLocated(env, located, { stop })
  try {
    stop.throwIfAborted()
    const poaRenderer = await createPoaRenderer()
    const couriers = createCouriersFrom(env, poaRenderer)
    const dependencies = createDependencies(env, { database: storage.database, poaRenderer })
    const server = createApiServer(dependencies)
    await listenAt(server, env.HOST, env.PORT)
    poaRenderer.warmUp()
    // Only a process that serves may send: a second start on a taken port must not claim deliveries.
    const { port } = server.address() as AddressInfo
    const sending = createSenderDependencies(env, { ...dependencies, couriers, port })
    const sender = env.SENDER === 'on' ? startSender(sending) : undefined
    announceServer(env, server, { database: await databaseLines(env, storage), sending, dependencies })
    await stopped(stop)
    await Promise.all([drain(server), sender?.stop()])
    await closeCouriers(couriers)
    await Promise.all([poaRenderer.close(), dependencies.scanReader.close()])
    await dependencies.tokenUses.settled()
  } finally {
    await storage.close()
  }
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

interface Announced {
  database: readonly Line[]
  sending: SenderDependencies
  dependencies: Dependencies
}

function announceServer(env: Env, server: Server, { database, sending, dependencies }: Announced): void {
  const { couriers, orderGateway } = sending
  const { port } = server.address() as AddressInfo
  const url = `http://${inAddress(env.HOST)}:${port}`
  const outgoing: Line[] =
    env.SENDER === 'on'
      ? [...deliveryLines(env, couriers), ...orderLines(env, orderGateway), ...mailboxLines(mailboxFrom(env))]
      : [['Sending', 'off: deliveries, orders and the mailbox wait for a sender (npm run sender)']]
  const firstSteps: Line[] = [
    ['Demo token', 'npm run demo:data   (in a second terminal: demo customers, and tokens to sign in with)'],
    ['Or begin', 'npm run token -- --level ADMIN   (a token to begin with an empty installation)'],
  ]
  const ways = dependencies.sendsSignInLinks ? 'by e-mail or with a token' : 'with a token'
  const desk: Line[] =
    dependencies.deskFolder === undefined ? [] : [['Desk', `${url}/desk  (for people: sign in ${ways})`]]
  announce(env, [
    ['Number porting for', `${env.issuer.name} (CPS ${env.issuer.cpsCode})`],
    ['Listening on', `${url}  (REST, and tRPC under /trpc)`],
    ['Docs', `${url}/docs  (as OpenAPI: ${url}/openapi.json)`],
    ...database,
    ...outgoing,
    ...desk,
    ...(env.production ? [] : firstSteps),
  ])
  log('listening', { url })
}
