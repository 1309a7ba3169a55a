import { queryClient } from '../calls/query-client.js'
import { signInStore } from './token-store.js'
import type { Session } from './use-session.js'

/** What sessions are read by, each with its token. */
export const sessionKey = 'session'

/** The id of whoever is signed in, for code outside of components; undefined as long as that is not known. */
export function currentEmployee(): string | undefined {
  return queryClient.getQueryData<Session>([sessionKey, signInStore.get().token])?.employee._id
}
