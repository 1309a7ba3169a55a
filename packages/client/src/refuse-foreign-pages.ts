import { TRPCClientError } from '@trpc/client'

/**
 * A `fetch` that rejects where somebody between answered a failure with a page of its own: a proxy, say, whose server is
 * down. Of calls that travelled together tRPC would tell no status, only that the page is no JSON.
 */
export function refuseForeignPages(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...request) => {
    const response = await fetch(...request)
    if (response.ok || isJson(await response.clone().text())) return response
    throw new TRPCClientError(`The server answered ${response.status}`, { meta: { response } })
  }
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}
