import { createServer, type IncomingMessage, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { internalError, transportErrors } from '@telecomx/validation'
import { allowOrigins } from './http/allow-origins.js'
import { answerHeaders } from './http/answer-headers.js'
import type { App } from './http/app.js'
import { createContext } from './procedure/create-context.js'
import type { Dependencies } from './procedure/dependencies.js'
import { logFailure } from './failures/log-failure.js'
import { answerBrokenRequest } from './http/answer-broken-request.js'
import { limitBodyTime } from './http/body-deadline.js'
import { mountHealth } from './rest/health.js'
import { errorAnswer } from './http/answers.js'
import { callerAddress, networkList, networkOf } from './http/caller-address.js'
import { mountRest } from './rest/bridge.js'
import { mountDesk } from './desk/mount-desk.js'
import { mountDocs } from './openapi/mount-docs.js'
import { handleTrpc } from './trpc/http.js'

/** Builds the server with REST and tRPC on it. It does not listen yet. */
export function createApiServer(dependencies: Dependencies): Server {
  const { log } = dependencies
  const proxies = networkList(dependencies.trustedProxies)
  const app: App = new Hono()
  app.use(async (request, next) => {
    const started = performance.now()
    const { incoming, outgoing } = request.env
    // At once: a socket that is gone has none, and whoever asks later would be counted with all others of those.
    const { remoteAddress } = incoming.socket
    const network = () =>
      networkOf(callerAddress(remoteAddress, request.req.header('x-forwarded-for'), proxies))
    const context = createContext(dependencies, request.req.raw.headers, network)
    request.set('context', context)
    for (const [name, value] of answerHeaders(context.requestId)) outgoing.setHeader(name, value)
    if (hasOneHost(incoming)) await next()
    else request.res = errorAnswer(transportErrors.requestNotValid)
    log('request', {
      requestId: context.requestId,
      method: request.req.method,
      route: request.req.routePath,
      status: request.res.status,
      ms: Math.round(performance.now() - started),
    })
  })
  allowOrigins(app, dependencies.corsOrigins)
  mountHealth(app, dependencies)
  mountDocs(app, dependencies.issuer.name)
  if (dependencies.deskFolder !== undefined) mountDesk(app, dependencies.deskFolder, dependencies)
  mountRest(app)
  app.all('/trpc/*', (request) => handleTrpc(request.req.raw, request.get('context')))
  app.notFound((request) => errorAnswer(transportErrors.noSuchPath, request.req.header('accept')))
  app.onError((error, request) => {
    logFailure(
      log,
      { requestId: request.get('context').requestId, path: request.req.routePath, answered: 500 },
      error,
    )
    return errorAnswer(internalError, request.req.header('accept'))
  })
  // A request that is none (an impossible Host, say) never becomes one for the app.
  const errorHandler = () => {
    const answer = errorAnswer(transportErrors.requestNotValid)
    for (const [name, value] of answerHeaders(dependencies.newId())) answer.headers.set(name, value)
    return answer
  }
  const listener = getRequestListener(app.fetch, { errorHandler })
  const server = createServer(httpLimits, (request, response) => {
    const onLate = () => answerBrokenRequest(lateBody, request.socket, dependencies.newId())
    limitBodyTime(request, response, onLate, usualRequestMs)
    void listener(request, response)
  })
  // A client that stops reading its answer is cut off as well.
  server.setTimeout(quietSocketMs)
  return server.on('clientError', (error, socket) => answerBrokenRequest(error, socket, dependencies.newId()))
}

/** RFC 9112, 3.2: of several no one can say which a proxy before us went by. Node takes the first. */
function hasOneHost({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.toLowerCase() === 'host') hosts++
  return hosts < 2
}

/** No byte either way for so long: longer than any answer takes to make. */
const quietSocketMs = 60_000

/** So long the body of a request may take; an upload, whose sender has the right to it, may take two minutes. */
const usualRequestMs = 30_000
/** What Node says of a request that is not whole in time. */
const lateBody = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })

/** A client that is slow on purpose is cut off; the numbers are generous for every other. */
const httpLimits = {
  headersTimeout: 5_000,
  // Of those that wait for their turn to be read, too.
  requestTimeout: 180_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
}
