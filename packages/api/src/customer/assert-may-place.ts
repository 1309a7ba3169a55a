import { type Caller, type Database, isCustomerVisible } from '@telecomx/database'
import { accessDenied } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/** A reseller puts customers beneath itself and what is beneath it; beneath any other, or none (null), only ADMIN. */
export async function assertMayPlace(
  database: Database,
  caller: Caller,
  parentReseller: string | null | undefined,
): Promise<void> {
  if (caller.accessLevel === 'ADMIN' || parentReseller === undefined) return
  if (parentReseller === null || !(await isCustomerVisible(database, caller, parentReseller)))
    throw new ApiFailure(accessDenied)
}
