import { createStore } from '../parts/create-store.js'

/**
 * The secret of the link by which the desk was opened. It is taken out of the address before anything is drawn: neither the
 * history nor who looks over a shoulder shall have it. Only this page's memory does, until it is used.
 */
export const signInLink = createStore<string | undefined>(takeFromAddress())

function takeFromAddress(): string | undefined {
  if (location.pathname !== '/desk/sign-in') return undefined
  const secret = location.hash.slice(1)
  history.replaceState(history.state, '', '/desk')
  return secret === '' ? undefined : secret
}
