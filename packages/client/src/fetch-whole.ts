import { asUnanswered, asUnsent } from './interruptions.js'

/**
 * A `fetch` that comes back when the whole answer is here. What it rejects with tells who is at fault: the network, or
 * the program that asked for what cannot be sent.
 */
export function fetchWhole(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...request) => {
    try {
      const response = await fetch(...request)
      await response.clone().arrayBuffer()
      return response
    } catch (cause) {
      throw isSendable(request) ? asUnanswered(cause) : asUnsent(cause)
    }
  }
}

/** False of an address or a header that no request can have. `fetch` rejects then as it does when the network fails. */
function isSendable(request: Parameters<typeof fetch>): boolean {
  try {
    return new Request(...request) instanceof Request
  } catch {
    return false
  }
}
