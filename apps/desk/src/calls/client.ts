import { createClient } from '@telecomx/client'
import { signInStore } from '../session/token-store.js'

/** The server that the desk came from. Without a token no call leaves: it would be refused, again and again. */
export const client = createClient({
  url: location.origin,
  token() {
    const { token } = signInStore.get()
    if (token === undefined) throw new Error('Signed out')
    return token
  },
})
