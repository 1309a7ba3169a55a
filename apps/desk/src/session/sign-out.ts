import { client } from '../calls/client.js'
import { endSession, signInStore } from './token-store.js'

/** Nobody waits longer to be signed out: a token that could not be ended expires by itself. */
const patienceMs = 3_000

/** Ends the session. */
export async function signOut(): Promise<void> {
  await revokeMadeToken()
  endSession('signed-out')
}

/** A token that was made for the session alone is no good any more then. One that was pasted is others' as well. */
export async function revokeMadeToken(): Promise<void> {
  const { madeFor } = signInStore.get()
  if (madeFor !== undefined)
    await client.token.revoke
      .mutate({ _id: madeFor }, { context: { timeoutMs: patienceMs } })
      .catch(() => undefined)
}
