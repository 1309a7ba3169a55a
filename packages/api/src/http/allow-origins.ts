import type { MiddlewareHandler } from 'hono'
import { variesBy } from './answer-headers.js'
import type { App } from './app.js'

/**
 * Lets pages of these origins call (CORS, of the Fetch standard): they may read every answer that a request has,
 * errors too. Of a preflight it asks what an OPTIONS is answered without it, which does nothing, and takes the path's
 * methods from there.
 */
export function allowOrigins(app: App, origins: readonly string[]): void {
  if (origins.length > 0) app.use(answerPages(new Set(origins)))
}

function answerPages(origins: ReadonlySet<string>): MiddlewareHandler {
  return async (request, next) => {
    const origin = request.req.header('origin') ?? ''
    await next()
    if (origins.has(origin)) {
      if (isPreflight(request.req.raw)) request.res = preflightAnswer(request.res)
      request.res.headers.set('Access-Control-Allow-Origin', origin)
      request.res.headers.set('Access-Control-Expose-Headers', readableHeaders)
    }
    // To everybody, or a cache gave a page what another was answered.
    const { headers } = request.res
    headers.set('Vary', `${headers.get('vary') ?? variesBy}, Origin`)
  }
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method')
}

function preflightAnswer({ headers }: Response): Response {
  return new Response(null, {
    status: 204,
    headers: {
      // Of a path that there is not, a page may read just that.
      'Access-Control-Allow-Methods': headers.get('allow') ?? 'GET, POST',
      'Access-Control-Allow-Headers': sendableHeaders,
      // Two hours, the longest that Chromium keeps one.
      'Access-Control-Max-Age': '7200',
    },
  })
}

const sendableHeaders =
  'Authorization, X-API-Key, Idempotency-Key, If-Match, Content-Type, Accept, X-Request-Id, trpc-accept'
const readableHeaders = 'X-Request-Id, ETag, Retry-After, Content-Disposition, Allow'
