import type { DocumentedError } from '@telecomx/validation'
import { TRPCClientError } from '@trpc/client'
import { isDocumentedError } from './documented-error.js'
import type { AppRouter } from './generated/app-router.js'
import { readJson } from './read-json.js'

/**
 * A `fetch` that rejects where a failure came that is none of tRPC's: of a proxy, say, whose server is down. Of calls
 * that travelled together tRPC would tell no status, only that the page is no JSON.
 */
export function refuseForeignPages(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...request) => {
    const response = await fetch(...request)
    const body = response.ok ? undefined : readJson(await response.clone().text())
    if (response.ok || isAnswer(body)) return response
    throw isDocumentedError(body) ? refusalOf(response, body) : foreign(response)
  }
}

/** Of one call, or of several that travelled together; all of them failed, or its status would be 207. */
function isAnswer(body: unknown): boolean {
  const answers = [body].flat() as ({ error?: { json?: unknown } } | null)[]
  return answers.length > 0 && answers.every((one) => typeof one?.error?.json === 'object')
}

/** What the server could not read as HTTP it answers in the form of REST, whatever the path. */
function refusalOf(
  response: Response,
  { code, message, description }: DocumentedError,
): TRPCClientError<AppRouter> {
  const data = { code: 'BAD_REQUEST', httpStatus: code, documented: { code, message, description } } as const
  return new TRPCClientError(message, {
    result: { error: { code: -32_600, message, data } },
    meta: { response },
  })
}

function foreign(response: Response): TRPCClientError<AppRouter> {
  return new TRPCClientError(`The server answered ${response.status}`, { meta: { response } })
}
