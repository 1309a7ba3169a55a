import {
  type Caller,
  type Database,
  findEmployee,
  findToken,
  insertAuditEntry,
  inTransaction,
  revokeToken,
} from '@telecomx/database'
import { accessDenied, tokenRevokeErrors } from '@telecomx/validation'
import { assertMayActForTokensOf } from '../access/assert-access.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** Whoever may see the token; to all but ADMIN an unknown one is refused like a foreign one. */
export async function assertMayRevoke(database: Database, caller: Caller, tokenId: string): Promise<void> {
  if (caller.accessLevel === 'ADMIN') return
  const token = await findToken(database, tokenId)
  if (!token) throw new ApiFailure(accessDenied)
  await assertMayActForTokensOf(database, caller, token.employee)
}

/** Withdraws a token, from the next request on. Once more is fine. */
export async function tokenRevoke(
  { database }: Dependencies,
  caller: Caller,
  tokenId: string,
): Promise<{ success: true }> {
  const token = await findToken(database, tokenId)
  if (!token) throw new ApiFailure(tokenRevokeErrors.tokenNotFound)
  await inTransaction(database, async (trx) => {
    if (!(await revokeToken(trx, tokenId))) return
    const { employee, name } = token
    const customerId = (await findEmployee(trx, employee))?.customer
    const entry = { action: 'token.revoke', customerId, objectType: 'token', objectId: tokenId } as const
    await insertAuditEntry(trx, caller, { ...entry, after: { employee, name, revoked: true } })
  })
  return { success: true }
}
