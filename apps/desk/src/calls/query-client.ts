import { documentedErrorOf, failedWith } from '@telecomx/client'
import { credentialErrors } from '@telecomx/client/errors'
import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { endSession, signInStore } from '../session/token-store.js'

/** What others change is seen within five seconds: this, and the time of a call. */
const liveMs = 4_000

// A button knows that its call is under way before the second click of a double click: else there are two calls.
notifyManager.setScheduler(queueMicrotask)

/**
 * Every read that is on the screen is made again while the page is looked at, and not while it is hidden. The client
 * repeats by itself what may be repeated.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: endSessionWhenRefused }),
  mutationCache: new MutationCache({ onError: endSessionWhenRefused }),
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 1_000,
      // Whether the server can be reached is for the call to find out: browsers guess.
      networkMode: 'always',
      refetchInterval: () => liveInterval(),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** What a read that takes long costs of the server's time: a twentieth of it, for each page that shows it. */
const leastPauses = 20

/** When a read is made again that took so long: a long one later, and none when nobody is signed in. */
export function liveInterval(tookMs = 0): number | false {
  return signInStore.get().token === undefined ? false : Math.max(liveMs, leastPauses * tookMs)
}

/** A token that is no good ends the session. */
function endSessionWhenRefused(error: Error): void {
  if (failedWith(error, credentialErrors.expired)) endSession('expired')
  else if (documentedErrorOf(error)?.code === 401) endSession('revoked')
}
