import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

export interface RateSettings {
  perSecond: number
  /** So many at once after a pause. */
  burst: number
}

export interface RateLimit {
  /** Takes one call out of somebody's bucket. Throws 429 with the wait until there is one again when it is empty. */
  take(whose: string): void
  /** The same, and takes nothing. */
  assertLeft(whose: string): void
}

/** What sums of such numbers are off by, and more: the last call of a burst must not fail by it. */
const roundingMs = 0.001

/**
 * A token bucket for everybody, in this process's memory. Kept is only the moment at which a bucket is full again, so
 * that whoever has been quiet for as long costs nothing.
 */
export function createRateLimit(
  { perSecond, burst }: RateSettings,
  nowMs: () => number = () => performance.now(),
): RateLimit {
  const msPerCall = 1000 / perSecond
  const fullAt = new Map<string, number>()
  let sizeToSweep = 1_000

  const sweep = (now: number) => {
    for (const [whose, at] of fullAt) if (at <= now) fullAt.delete(whose)
    sizeToSweep = Math.max(1_000, 2 * fullAt.size)
  }

  /** When the bucket would be full again after one call more. */
  const nextOf = (whose: string, now: number): number => {
    const next = Math.max(fullAt.get(whose) ?? now, now) + msPerCall
    const missingMs = next - now - burst * msPerCall
    if (missingMs > roundingMs) throw limited(missingMs)
    return next
  }

  return {
    assertLeft: (whose) => void nextOf(whose, nowMs()),
    take(whose) {
      const now = nowMs()
      fullAt.set(whose, nextOf(whose, now))
      if (fullAt.size > sizeToSweep) sweep(now)
    },
  }
}

function limited(missingMs: number): ApiFailure {
  return new ApiFailure(transportErrors.rateLimited, { retryAfterSeconds: Math.ceil(missingMs / 1000) })
}
