import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { ApiFailure } from '../failures/api-failure.js'
import { createRateLimit, type RateSettings } from './rate-limit.js'

const settings = { perSecond: 2, burst: 3 }

/** `take` gives the wait that a refused call is told. */
function limitAt(its: RateSettings = settings) {
  const clock = { ms: 0 }
  const limit = createRateLimit(its, () => clock.ms)
  const take = (whose: string) => {
    try {
      return limit.take(whose)
    } catch (error) {
      if (error instanceof ApiFailure && error.row === transportErrors.rateLimited)
        return error.retryAfterSeconds
      throw error
    }
  }
  return { clock, limit: { take } }
}

it('a burst goes through at once; the next call is told the whole seconds until there is one', () => {
  const { clock, limit } = limitAt()
  expect([1, 2, 3].map(() => limit.take('one'))).toEqual([undefined, undefined, undefined])
  expect(limit.take('one')).toBe(1)
  clock.ms = 499
  expect(limit.take('one')).toBe(1)
  clock.ms = 500
  expect(limit.take('one')).toBeUndefined()
  expect(limit.take('one')).toBe(1)
})

it('with less than one call a second the wait is as long as it really is', () => {
  const { limit } = limitAt({ perSecond: 0.1, burst: 1 })
  expect(limit.take('one')).toBeUndefined()
  expect(limit.take('one')).toBe(10)
})

it('a refused call costs nothing, and nobody pays for another', () => {
  const { clock, limit } = limitAt()
  for (let call = 0; call < 50; call++) limit.take('one')
  expect(limit.take('other')).toBeUndefined()
  clock.ms = 1_500
  expect([1, 2, 3, 4].map(() => limit.take('one'))).toEqual([undefined, undefined, undefined, 1])
})

it('a pause gives the burst back, and no more than that', () => {
  const { clock, limit } = limitAt()
  limit.take('one')
  clock.ms = 60_000
  expect([1, 2, 3, 4].map(() => limit.take('one'))).toEqual([undefined, undefined, undefined, 1])
})

it('ten thousand quiet callers are forgotten without losing a busy one', () => {
  const { clock, limit } = limitAt()
  for (let caller = 0; caller < 10_000; caller++) {
    clock.ms += 10
    limit.take(`caller ${caller}`)
    if (caller >= 9_990) limit.take('busy')
  }
  expect(limit.take('busy')).toBe(1)
})

it('a whole burst goes through whatever the time is: sums of fractions are not exact', () => {
  for (const burst of [1, 3, 20])
    for (let ms = 1; ms < 1_000_000; ms = ms * 1.37 + 0.123) {
      const { clock, limit } = limitAt({ perSecond: 0.3, burst })
      clock.ms = ms
      expect(Array.from({ length: burst }, () => limit.take('one'))).toEqual(Array(burst).fill(undefined))
      expect(limit.take('one')).toBeGreaterThan(0)
    }
})
