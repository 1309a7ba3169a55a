import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { TRPCError } from '@trpc/server'
import type { Context } from '../context.js'
import { readBody } from '../rest/read-body.js'
import { appRouter } from './router.js'

/** More calls in one request are refused: each is work, and limits count requests. */
const mostCallsPerBatch = 10

/** The tRPC door. */
export function handleTrpc(request: Request, context: Context): Promise<Response> {
  return fetchRequestHandler({
    endpoint: '/trpc',
    req: withBoundedBody(request),
    router: appRouter,
    createContext: () => context,
    maxBatchSize: mostCallsPerBatch,
  })
}

/** The fetch adapter has no limit of its own; it reads a body through `text()` and nothing else. */
function withBoundedBody(request: Request): Request {
  return Object.defineProperty(request, 'text', {
    value: async () => {
      const body = await readBody(request)
      if (body === 'too large') throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' })
      return new TextDecoder('utf-8', { fatal: true }).decode(body)
    },
  })
}
