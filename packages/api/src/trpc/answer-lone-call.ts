import { getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { variesBy } from '../http/answer-headers.js'
import type { Context } from '../procedure/context.js'
import { definitionsOf } from '../procedure/definitions-of.js'
import { type ProcedureCall, type Runnable, runProcedure } from '../procedure/run-procedure.js'
import { readText } from './read-text.js'
import { retryAfter } from './retry-after.js'
import { appRouter } from './router.js'

// Why this is here: for a lone call that is nothing special tRPC's fetch adapter parses its address three times and makes
// three abort signals and three sets of headers. That costs more than all that we do for it. Every other request goes the
// adapter's way. answer-lone-call.test.ts sends calls of every kind both ways and compares the answers to the letter.

/** Answers a call by itself as the fetch adapter does; undefined when the request is anything else, or may be. */
export function answerLoneCall(request: Request, url: URL, context: Context): Promise<Response> | undefined {
  const path = url.pathname.slice('/trpc/'.length)
  const type = typeOf.get(path)
  if (type === undefined || request.method !== (type === 'query' ? 'GET' : 'POST')) return undefined
  if (isSpecial(request, url)) return undefined
  return answer(type, { path, ctx: { ...context }, getRawInput: inputOf(request, url) })
}

/** What may be called so. The body of an import is read by its procedure. */
const typeOf = new Map(
  [...definitionsOf(appRouter)]
    .filter(([, { meta }]) => !meta.isImport)
    .map(([path, { type }]) => [path, type] as const),
)
const { procedures, _config: config } = appRouter._def
const { transformer } = config

/** A batch, a stream, or what tRPC reads beside them. */
function isSpecial({ headers }: Request, url: URL): boolean {
  if (headers.has('trpc-accept') || headers.get('accept')?.includes('application/jsonl')) return true
  return url.search !== '' && (url.searchParams.has('batch') || url.searchParams.has('connectionParams'))
}

async function answer(type: 'query' | 'mutation', call: ProcedureCall): Promise<Response> {
  const { path, ctx } = call
  try {
    const procedure = procedures[path as keyof typeof procedures] as unknown as Runnable
    const data: unknown = transformer.output.serialize(await runProcedure(procedure, call))
    return respond(200, { result: { data } })
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    const shape = getTRPCErrorShape({ config, error, ctx, type, path, input: undefined })
    const answered = { error: transformer.output.serialize(shape) as unknown }
    return respond(shape.data.httpStatus, answered, retryAfter([error]))
  }
}

function respond(status: number, answered: object, more: Record<string, string> = {}): Response {
  const headers = { vary: `trpc-accept, accept, ${variesBy}`, 'content-type': 'application/json', ...more }
  return new Response(JSON.stringify(answered), { status, headers })
}

/** Reads the input when it is asked for, and once. */
function inputOf(request: Request, url: URL): () => Promise<unknown> {
  let input: Promise<unknown> | undefined
  const read = async () => {
    try {
      const text = request.method === 'GET' ? url.searchParams.get('input') : await readText(request)
      return text ? (transformer.input.deserialize(JSON.parse(text)) as unknown) : undefined
    } catch (cause) {
      if (cause instanceof TRPCError) throw cause
      throw new TRPCError({ code: 'BAD_REQUEST', message: (cause as Error).message, cause })
    }
  }
  return () => (input ??= read())
}
