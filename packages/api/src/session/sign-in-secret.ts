import { randomBytes } from 'node:crypto'
import { hashToken } from '../access/token.js'

export interface SignInSecret {
  /** 256 random bits in 43 characters that a URL takes as they are. Stands in one mail, stored nowhere. */
  secret: string
  /** What is stored. */
  hash: Uint8Array
}

export function createSignInSecret(): SignInSecret {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashToken(secret) }
}
