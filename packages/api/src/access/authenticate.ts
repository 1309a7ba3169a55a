import { type Caller, type Database, findTokenHolder } from '@telecomx/database'
import { accessDenied, credentialErrors, lowerLevel } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { RateLimit } from '../shares/rate-limit.js'
import type { KnownTokens } from './known-tokens.js'
import type { TokenUses } from './token-uses.js'
import { hashToken, isToken } from './token.js'

/** What it remembers and writes down between requests. */
interface Authentication {
  knownTokens: KnownTokens
  tokenUses: TokenUses
  rateLimit: RateLimit
}

/** What of a request says who calls. */
export interface RequestToAuthenticate {
  headers: Headers
  requestId: string
  databaseOf: (tenant: string) => Database
}

/**
 * Who calls, by the token in `Authorization: Bearer` or `X-API-Key` and nowhere else. Throws a 401 row, the 429 row when
 * the token, good or not, is used too fast, and the 403 row to an employee who may not log in: nothing more of the
 * request is looked at.
 * Rights are read anew for every request, so a change counts at once; a token never has more than it was made with.
 */
export async function authenticate(
  { knownTokens, tokenUses, rateLimit }: Authentication,
  { headers, requestId, databaseOf }: RequestToAuthenticate,
): Promise<Caller> {
  const token = readToken(headers)
  if (!isToken(token)) throw new ApiFailure(credentialErrors.unknown)
  const hash = hashToken(token)
  const bearer = Buffer.from(hash).toString('base64')
  const customer = knownTokens.customerOf(bearer)
  // Whose a new one is, only the look-up tells: until then it counts as somebody, and all of them share one tenant's share.
  if (customer === undefined) rateLimit.take(`token ${bearer}`)
  else rateLimit.assertLeft(customer)
  const holder = await findTokenHolder(databaseOf(customer ?? 'unknown tokens'), hash)
  if (!holder) {
    knownTokens.forget(bearer)
    throw new ApiFailure(credentialErrors.unknown)
  }
  if (customer !== holder.customerId) knownTokens.note(bearer, holder.customerId)
  if (holder.expired) throw new ApiFailure(credentialErrors.expired)
  if (holder.isUseDue) tokenUses.note(holder.tokenId)
  const accessLevel = lowerLevel(holder.employeeLevel, holder.tokenLevel)
  if (accessLevel === 'NO_LOGIN') throw new ApiFailure(accessDenied)
  return { ...holder, accessLevel, requestId }
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
