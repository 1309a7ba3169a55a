import { type Caller, findTokenHolder } from '@telecomx/database'
import { accessDenied, credentialErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import { hashToken, isToken } from './token.js'

/**
 * Who calls, by the token in `Authorization: Bearer` or `X-API-Key` and nowhere else. Throws a 401 row, and
 * the 403 row to an employee who may not log in: nothing more of the request is looked at.
 * Rights are read anew for every request, so a change counts at once.
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
  if (holder.accessLevel === 'NO_LOGIN') throw new ApiFailure(accessDenied)
  return holder
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
