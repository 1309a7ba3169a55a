import { type Caller, listVoiceAccounts } from '@telecomx/database'
import type { Page, VoiceAccount, VoiceAccountListRequest } from '@telecomx/validation'
import { ownCustomerBelowReseller } from '../access/own-customer-below-reseller.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** The live accounts of both kinds that the caller may see, oldest first. */
export async function voiceAccountList(
  { database }: Dependencies,
  caller: Caller,
  request: VoiceAccountListRequest,
): Promise<Page<'voiceAccounts', VoiceAccount>> {
  const { offset, limit } = request
  return {
    offset,
    limit,
    ...(await listVoiceAccounts(database, caller, ownCustomerBelowReseller(caller, request))),
  }
}
