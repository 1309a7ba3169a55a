import { asUnanswered, asUnsent } from './interruptions.js'

/**
 * A `fetch` that comes back when the whole answer is here. What it rejects with tells who is at fault: the network, or
 * the program that asked for what cannot be sent.
 */
export function fetchWhole(given: typeof fetch | undefined): typeof fetch {
  return async (...request) => {
    try {
      // Looked up at each call, as tRPC would: a page may put another in its place.
      const response = await (given ?? fetch)(...request)
      await response.clone().arrayBuffer()
      return response
    } catch (cause) {
      throw isSendable(request, given !== undefined) ? asUnanswered(cause) : asUnsent(cause)
    }
  }
}

/**
 * False of an address or a header that no request can have: `fetch` rejects then as it does when the network fails. What
 * addresses another `fetch` takes is not known.
 */
function isSendable([address, init]: Parameters<typeof fetch>, byAnother: boolean): boolean {
  try {
    const { url } = new Request(byAnother ? 'http://localhost' : address, init)
    return /^https?:/.test(url)
  } catch {
    return false
  }
}
