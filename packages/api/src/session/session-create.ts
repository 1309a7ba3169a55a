import {
  insertAuditEntry,
  insertTokens,
  inTransaction,
  sessionName,
  takeSignInLink,
} from '@telecomx/database'
import { sessionCreateErrors, type SessionCreateOutput } from '@telecomx/validation'
import { createToken, hashToken } from '../access/token.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A working day. */
const sessionMs = 12 * 3_600_000

const refusals = {
  unknown: sessionCreateErrors.linkUnknown,
  used: sessionCreateErrors.linkUsed,
  expired: sessionCreateErrors.linkExpired,
}

/** Uses a sign-in link up, for a token with all the rights that its employee has now. */
export async function sessionCreate(
  { database, newId, clock, tokenScheme }: Dependencies,
  { link, requestId }: { link: string; requestId: string },
): Promise<SessionCreateOutput> {
  const id = newId()
  const { token, ...stored } = createToken(tokenScheme)
  const expiresAt = new Date(clock().getTime() + sessionMs)
  await inTransaction(database, async (trx) => {
    const taken = await takeSignInLink(trx, hashToken(link))
    if (typeof taken === 'string') throw new ApiFailure(refusals[taken])
    const { employeeId: employee, customerId, accessLevel } = taken
    const named = { id, employee, name: sessionName, access_level: accessLevel, expires_at: expiresAt }
    await insertTokens(trx, [{ ...named, ...stored }])
    const actor = { employeeId: employee, accessLevel, requestId }
    await insertAuditEntry(trx, actor, {
      action: 'session.create',
      customerId,
      objectType: 'token',
      objectId: id,
      after: { employee, accessLevel, expiresAt },
    })
  })
  return { _id: id, token, expiresAt: expiresAt.toISOString() }
}
