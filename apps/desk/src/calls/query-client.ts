import { documentedErrorOf, failedWith } from '@telecomx/client'
import { credentialErrors } from '@telecomx/client/errors'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { endSession, signInStore } from '../session/token-store.js'
import { connectionStore } from './connection.js'

/** What others change is seen within five seconds: this, and the time of a call. */
const liveMs = 4_000

/**
 * Every read that is on the screen is made again while the page is looked at, and not while it is hidden. The client
 * repeats by itself what may be repeated.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteFailure, onSuccess: () => connectionStore.set('there') }),
  mutationCache: new MutationCache({ onError: noteFailure }),
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 1_000,
      refetchInterval: () => (signInStore.get().token === undefined ? false : liveMs),
    },
    // A change is made or fails while somebody looks; none is kept to be made when the network is back.
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** A token that is no good ends the session; a server that is not reached is told by the frame. */
function noteFailure(error: Error): void {
  if (failedWith(error, credentialErrors.expired)) endSession('expired')
  else if (documentedErrorOf(error)?.code === 401) endSession('revoked')
  else if (documentedErrorOf(error) === undefined && signInStore.get().token !== undefined)
    connectionStore.set('lost')
}
