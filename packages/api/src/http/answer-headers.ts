/** What every answer depends on. */
export const variesBy = 'Authorization, X-API-Key'

/**
 * What every answer says beside its own, which wins. Unless said otherwise, answers hold personal data and depend on the
 * token: no cache keeps them.
 */
export function answerHeaders(requestId: string): readonly (readonly [name: string, value: string])[] {
  return [['X-Request-Id', requestId], ...always]
}

const always = Object.entries({
  'Cache-Control': 'no-store',
  Vary: variesBy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
})
