import { areSignInRequestsFull, insertSignInRequest, inTransaction } from '@telecomx/database'
import { sessionSendLinkErrors } from '@telecomx/validation'
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/**
 * Notes that a link is wanted for an address. Whose it is, if anybody's, the sender looks up: neither the answer nor the
 * time that it takes tells. 503 when too many wait for that already.
 */
export async function sessionSendLink(
  { database, newId, sendsSignInLinks, signInLimit }: Dependencies,
  { emailAddress }: { emailAddress: string },
): Promise<{ success: true }> {
  if (!sendsSignInLinks) throw new ApiFailure(sessionSendLinkErrors.linksOff)
  signInLimit.take(emailAddress.toLowerCase())
  if (await areSignInRequestsFull(database)) throw unavailable()
  await inTransaction(database, (trx) => insertSignInRequest(trx, { id: newId(), emailAddress }))
  return { success: true }
}
