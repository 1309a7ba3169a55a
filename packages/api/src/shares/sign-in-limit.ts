import { createRateLimit, type RateLimit } from './rate-limit.js'

/** Five links for one address at once, and five an hour. Source: docs/api/session-send-link.md. */
export function createSignInLimit(): RateLimit {
  return createRateLimit({ perSecond: 5 / 3600, burst: 5 })
}
