import { type Caller, findEmployeeWithCustomer } from '@telecomx/database'
import { accessDenied, type SessionGetOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** Who calls, where they work, and what their token may do. */
export async function sessionGet(
  { database, issuer }: Pick<Dependencies, 'database' | 'issuer'>,
  { employeeId, accessLevel }: Caller,
): Promise<SessionGetOutput> {
  const found = await findEmployeeWithCustomer(database, employeeId)
  if (!found) throw new ApiFailure(accessDenied)
  return { accessLevel, ...found, issuer: issuer.name }
}
