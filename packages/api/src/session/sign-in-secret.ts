import { randomBytes } from 'node:crypto'
import { hashToken, inBase62 } from '../access/token.js'

export interface SignInSecret {
  /** 192 random bits in 33 letters and digits. Stands in one mail, stored nowhere. */
  secret: string
  /** What is stored. */
  hash: Uint8Array
}

export function createSignInSecret(): SignInSecret {
  const secret = inBase62(BigInt(`0x${randomBytes(24).toString('hex')}`), 33)
  return { secret, hash: hashToken(secret) }
}
