import { createStore } from '../parts/create-store.js'

/** Why there is no session any more. */
export type EndOfSession = 'expired' | 'revoked' | 'signed-out'

export interface SignIn {
  token?: string
  /** Of a token that was made for this session alone, by a link: its id, to end it with. */
  madeFor?: string
  ended?: EndOfSession
}

const [kept, keptId] = ['telecomx.token', 'telecomx.token-id']

/**
 * The token of this tab. It lives as long as the tab does, in its session storage, and never stands in an address: those
 * are remembered and logged.
 */
export const signInStore = createStore<SignIn>(fromTab())

function fromTab(): SignIn {
  const [token, madeFor] = [sessionStorage.getItem(kept), sessionStorage.getItem(keptId)]
  return token === null ? {} : { token, ...(madeFor !== null && { madeFor }) }
}

export function signInWith(token: string, madeFor?: string): void {
  sessionStorage.setItem(kept, token)
  if (madeFor === undefined) sessionStorage.removeItem(keptId)
  else sessionStorage.setItem(keptId, madeFor)
  signInStore.set({ token, ...(madeFor !== undefined && { madeFor }) })
}

export function endSession(ended: EndOfSession): void {
  sessionStorage.removeItem(kept)
  sessionStorage.removeItem(keptId)
  signInStore.set({ ended })
}
