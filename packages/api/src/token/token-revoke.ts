import { type Caller, type Database, findToken, inTransaction, revokeToken } from '@telecomx/database'
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
export async function tokenRevoke({ database }: Dependencies, tokenId: string): Promise<{ success: true }> {
  if (!(await findToken(database, tokenId))) throw new ApiFailure(tokenRevokeErrors.tokenNotFound)
  await inTransaction(database, (trx) => revokeToken(trx, tokenId))
  return { success: true }
}
