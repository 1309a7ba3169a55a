import { transportErrors } from '@telecomx/validation'
import { expect, test } from 'vitest'
import { type FailedCall, waitBeforeRepeat } from './wait-before-repeat.js'

const unanswered: FailedCall = {
  repeats: 0,
  retries: 2,
  row: undefined,
  isUnanswered: true,
  headers: undefined,
  isRead: true,
  endsAt: Infinity,
}
const gatewayWith = (seconds: string) => new Headers({ 'retry-after': seconds })
const waits = (call: Partial<FailedCall>) =>
  Array.from({ length: 200 }, () => waitBeforeRepeat({ ...unanswered, ...call }) ?? Number.NaN)

test.each([
  ['first', { repeats: 0 }, 250, 500],
  ['second', { repeats: 1 }, 500, 1_000],
  ['ninth', { repeats: 8, retries: 9 }, 15_000, 30_000],
])(
  'the %s wait of a read that was not answered is never the same, and longer than those before',
  (...row) => {
    const [, call, least, most] = row
    const found = waits(call).filter((wait) => !Number.isNaN(wait))
    expect([Math.min(...found) >= least, Math.max(...found) <= most]).toEqual([true, true])
    expect(new Set(found).size).toBeGreaterThan(2)
  },
)

test.each<[string, Partial<FailedCall>]>([
  ['a change', { isRead: false }],
  ['a third repeat', { repeats: 2 }],
  ['a call without time for it', { endsAt: 0 }],
  ['an answer without a row of somebody who is there', { isUnanswered: false }],
  ['a 503 that names no wait', { isUnanswered: false, row: transportErrors.unavailable }],
])('%s is not repeated', (_title, call) => {
  expect(waitBeforeRepeat({ ...unanswered, ...call })).toBeUndefined()
})

test('a gateway’s own Retry-After counts, and up to a quarter more', () => {
  const found = waits({ headers: gatewayWith('2') })
  expect([Math.min(...found) >= 2_000, Math.max(...found) <= 2_500]).toEqual([true, true])
})
