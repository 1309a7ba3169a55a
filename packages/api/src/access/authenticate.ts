import { type Caller, findTokenHolder } from '@telecomx/database'
import { credentialErrors, lowerLevel } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import { hashToken, isToken } from './token.js'

/**
 * Who calls, by the token in `Authorization: Bearer` or `X-API-Key` and nowhere else. Throws a 401 row.
 * Rights are read anew for every request, so a change counts at once; a token never has more than it was made with.
 */
export async function authenticate(
  { database, tokenUses }: Pick<Dependencies, 'database' | 'tokenUses'>,
  headers: Headers,
): Promise<Caller> {
  const token = readToken(headers)
  const holder = isToken(token) ? await findTokenHolder(database, hashToken(token)) : undefined
  if (!holder) throw new ApiFailure(credentialErrors.unknown)
  if (holder.expired) throw new ApiFailure(credentialErrors.expired)
  if (holder.isUseDue) tokenUses.note(holder.tokenId)
  return { ...holder, accessLevel: lowerLevel(holder.employeeLevel, holder.tokenLevel) }
}

/** Authorization wins when both headers are sent. */
function readToken(headers: Headers): string {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const bearer = /^bearer +(\S+)$/i.exec(authorization)?.[1]
    if (bearer === undefined) throw new ApiFailure(credentialErrors.malformed)
    return bearer
  }
  const apiKey = headers.get('x-api-key')
  if (!apiKey) throw new ApiFailure(credentialErrors.missing)
  return apiKey
}
