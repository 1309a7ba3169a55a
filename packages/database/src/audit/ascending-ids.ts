import { randomHex } from '../query/random-hex.js'

/**
 * Makes ids of 24 lower-case hexadecimal characters, each above those before it, whatever the clock does: what shares a
 * moment stands in the order in which it was written. They begin with the time; those of several servers differ by 48
 * random bits.
 */
export function createAscendingIds(clock: () => number = Date.now): () => string {
  let last = 0n
  return () => {
    const fresh = (BigInt(clock()) << 48n) + BigInt(`0x${randomHex(6)}`)
    last = fresh > last ? fresh : last + 1n
    return last.toString(16).padStart(24, '0')
  }
}
