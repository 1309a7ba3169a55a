import { expect, it } from 'vitest'
import { createKnownTokens } from './known-tokens.js'

it('tells whose a token was, until it is forgotten', () => {
  const known = createKnownTokens()
  known.note('token', 'customer')
  expect(known.customerOf('token')).toBe('customer')
  known.forget('token')
  expect(known.customerOf('token')).toBeUndefined()
})

it('keeps ten thousand: the oldest goes for the next', () => {
  const known = createKnownTokens()
  for (let token = 0; token <= 10_000; token++) known.note(`token ${token}`, 'customer')
  expect([0, 1, 10_000].map((token) => known.customerOf(`token ${token}`))).toEqual([
    undefined,
    'customer',
    'customer',
  ])
})
