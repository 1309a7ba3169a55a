import { getTRPCErrorShape, transformTRPCResponse, TRPCError } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { type DocumentedError, mostCallsPerRequest, transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { variesBy } from '../http/answer-headers.js'
import type { Context } from '../procedure/context.js'
import { definitionsOf } from '../procedure/definitions-of.js'
import { answerLoneCall } from './answer-lone-call.js'
import { readText } from './read-text.js'
import { retryAfter } from './retry-after.js'
import { appRouter } from './router.js'

/** tRPC over HTTP. */
export async function handleTrpc(request: Request, context: Context): Promise<Response> {
  const url = new URL(request.url)
  const row = url.search === '' ? undefined : rowOfAddress(url)
  if (row) return refusal(row, context)
  return answerLoneCall(request, url, context) ?? answerAnyCalls(request, url, context)
}

/** As tRPC does: batches, streams, and what is no call. */
async function answerAnyCalls(request: Request, url: URL, context: Context): Promise<Response> {
  let isBroken = false
  const answer = await fetchRequestHandler({
    endpoint: '/trpc',
    req: asJson(request),
    router: appRouter,
    createContext: () => ({ ...context, ...(isImport(url) && { importBody: request }) }),
    // Without a context tRPC came to no call: a path that does not decode, say.
    onError: ({ ctx }) => {
      isBroken ||= ctx === undefined
    },
    responseMeta: ({ errors }) => ({ headers: retryAfter(errors) }),
  })
  if (isBroken) return refusal(transportErrors.requestNotValid, context)
  answer.headers.append('vary', variesBy)
  return answer
}

/** What is wrong with a request, whatever its calls are. */
function rowOfAddress({ pathname, searchParams }: URL): DocumentedError | undefined {
  const batch = searchParams.getAll('batch')
  if (searchParams.getAll('input').length > 1 || batch.length > 1) return transportErrors.requestNotValid
  if (batch.length === 0) return undefined
  if (batch[0] !== '1') return transportErrors.requestNotValid
  const calls = pathname.split(/,|%2c/i).length
  return calls > mostCallsPerRequest ? transportErrors.tooManyCalls : undefined
}

/** The answer to a request of which no call came about, as every failed call is answered. */
function refusal(row: DocumentedError, ctx: Context): Response {
  const config = appRouter._def._config
  const error = new TRPCError({ code: 'BAD_REQUEST', cause: new ApiFailure(row) })
  const shape = getTRPCErrorShape({ config, error, ctx, type: 'unknown', path: undefined, input: undefined })
  return Response.json(transformTRPCResponse(config, { error: shape }), { status: row.code })
}

/**
 * What tRPC reads of a request, with JSON whatever the content type says: under other types it would read the
 * body by other ways, which know no limit.
 */
function asJson(request: Request): Request {
  const { method, url, signal } = request
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  const text = () => readText(request)
  return { method, url, signal, headers, text } as unknown as Request
}

/** A batch is no import, whatever is in it. */
function isImport({ pathname }: URL): boolean {
  return procedures.get(pathname.slice('/trpc/'.length))?.meta.isImport ?? false
}

const procedures = definitionsOf(appRouter)
