import { type Caller, findVoiceAccountCustomer } from '@telecomx/database'
import { accessDenied, type DocumentedError, type NumberType } from '@telecomx/validation'
import { assertMayActForCustomerOf } from '../access/assert-access.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** To all but ADMIN an account that does not exist, or no longer, is refused like a foreign one. */
export function unknownAccount(caller: Caller, row: DocumentedError): ApiFailure {
  return new ApiFailure(caller.accessLevel === 'ADMIN' ? row : accessDenied)
}

/** Whoever may act for the account's customer, whose id is answered. ADMIN passes in any case: the account is looked for later. */
export async function assertMayActForAccount(
  { database }: Dependencies,
  caller: Caller,
  id: string,
  type: NumberType,
): Promise<string | undefined> {
  return assertMayActForCustomerOf(database, caller, () => findVoiceAccountCustomer(database, { id, type }))
}
