import {
  type Caller,
  findEmployee,
  findToken,
  insertAuditEntry,
  insertTokens,
  inTransaction,
} from '@telecomx/database'
import {
  lowerLevel,
  type TokenCreateInput,
  type TokenCreateOutput,
  tokenCreateErrors,
} from '@telecomx/validation'
import { createToken } from '../access/token.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

const errors = tokenCreateErrors

/**
 * Makes a token and answers it, the one time that it is seen. It never has more rights than its employee has now, nor
 * than the caller: else a token of before could make one with what its employee has been raised to.
 */
export async function tokenCreate(
  { database, newId, clock, tokenScheme }: Dependencies,
  caller: Caller,
  { employee, name, expiresAt }: TokenCreateInput,
): Promise<TokenCreateOutput> {
  if (expiresAt && expiresAt <= clock()) throw new ApiFailure(errors.expiresAtInvalid)
  const holder = await findEmployee(database, employee)
  if (!holder) throw new ApiFailure(errors.employeeNotFound)
  if (holder.accessLevel === 'NO_LOGIN') throw new ApiFailure(errors.noLogin)
  const id = newId()
  const { token, ...stored } = createToken(tokenScheme)
  const access_level = lowerLevel(holder.accessLevel, caller.accessLevel)
  const expires_at = expiresAt ?? null
  return inTransaction(database, async (trx) => {
    await insertTokens(trx, [{ id, employee, name, access_level, expires_at, ...stored }])
    await insertAuditEntry(trx, caller, {
      action: 'token.create',
      customerId: holder.customer,
      objectType: 'token',
      objectId: id,
      after: { employee, name, accessLevel: access_level, ...(expiresAt && { expiresAt }) },
    })
    const listed = await findToken(trx, id)
    if (!listed) throw new Error('a token that was stored is there')
    return { ...listed, token }
  })
}
