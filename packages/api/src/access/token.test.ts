import { expect, it } from 'vitest'
import { createToken, hashToken, isToken } from './token.js'

it.each(['tx_live_', 'tx_demo_'] as const)('a token of %s is one, and its prefix tells which', (scheme) => {
  const { token, hash, prefix } = createToken(scheme)
  expect(isToken(token)).toBe(true)
  expect(token).toMatch(new RegExp(`^${scheme}[0-9A-Za-z]{49}$`))
  expect(prefix).toBe(token.slice(0, 14))
  expect(hash).toEqual(hashToken(token))
})

it('another scheme, and a letter that was mistyped, make it none', () => {
  const { token } = createToken()
  const mistyped = token.slice(0, 20) + (token[20] === 'A' ? 'B' : 'A') + token.slice(21)
  expect([token.replace('live', 'test'), mistyped, ` ${token}`].map(isToken)).toEqual([false, false, false])
})
