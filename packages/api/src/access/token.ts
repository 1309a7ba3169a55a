import { hash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** What a token begins with, so that people and scanners for secrets know it: that of a real one, and of demo data. */
export type TokenScheme = 'tx_live_' | 'tx_demo_'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 256 bits in base 62. */
const secretLength = 43
/** 32 bits in base 62. */
const checksumLength = 6

const shape = new RegExp(`^tx_(live|demo)_[0-9A-Za-z]{${secretLength + checksumLength}}$`)

export interface FreshToken {
  /** Shown once, stored nowhere. */
  token: string
  /** What is stored: SHA-256 suffices for a secret of 256 random bits. */
  hash: Uint8Array
  /** Enough of the token to recognise it in a list. */
  prefix: string
}

/** A new API token: scheme, 256 random bits, and a checksum that tells a typing error from a revoked token. */
export function createToken(scheme: TokenScheme = 'tx_live_'): FreshToken {
  const secret = inBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), secretLength)
  const token = `${scheme}${secret}${checksumOf(secret)}`
  return { token, hash: hashToken(token), prefix: token.slice(0, scheme.length + 6) }
}

export function hashToken(token: string): Uint8Array {
  return hash('sha256', token, 'buffer')
}

/** True when the text has the form and the checksum of a token: anything else need not be looked up. */
export function isToken(text: string): boolean {
  if (!shape.test(text)) return false
  const secret = text.slice(-secretLength - checksumLength, -checksumLength)
  return text.endsWith(checksumOf(secret))
}

function checksumOf(secret: string): string {
  return inBase62(BigInt(crc32(secret)), checksumLength)
}

/** Letters and digits only: programs that look for links in texts, and people who copy, take all of it. */
export function inBase62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; rest > 0n; rest /= 62n) text = digits[Number(rest % 62n)] + text
  return text.padStart(length, '0')
}
