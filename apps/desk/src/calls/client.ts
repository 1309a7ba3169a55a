import { type Client, createClient } from '@telecomx/client'
import { signInStore } from '../session/token-store.js'

/** The server that the desk came from, by another `fetch` where one is given. Without a token no call leaves: it would be refused, again and again. */
export function createDeskClient(fetch?: typeof globalThis.fetch): Client {
  return createClient({
    url: location.origin,
    token() {
      const { token } = signInStore.get()
      if (token === undefined) throw new Error('Signed out')
      return token
    },
    ...(fetch && { fetch }),
  })
}

export const client = createDeskClient()
