import { createStore } from '../parts/create-store.js'

/** Why there is no session any more. */
export type EndOfSession = 'expired' | 'revoked' | 'signed-out'

export interface SignIn {
  token?: string
  ended?: EndOfSession
}

const kept = 'telecomx.token'

/**
 * The token of this tab. It lives as long as the tab does, in its session storage, and never stands in an address: those
 * are remembered and logged.
 */
export const signInStore = createStore<SignIn>(fromTab())

function fromTab(): SignIn {
  const token = sessionStorage.getItem(kept)
  return token === null ? {} : { token }
}

export function signInWith(token: string): void {
  sessionStorage.setItem(kept, token)
  signInStore.set({ token })
}

export function endSession(ended: EndOfSession): void {
  sessionStorage.removeItem(kept)
  signInStore.set({ ended })
}
