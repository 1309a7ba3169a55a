import type { TRPCError } from '@trpc/server'
import { transportErrors } from '@telecomx/validation'
import { failureOf } from '../failures/failure-of.js'

/**
 * The header that suggests when to send a request again of which these calls failed: of a batch, when all of its calls have
 * a chance, and none of them may have happened.
 */
export function retryAfter(errors: readonly TRPCError[]): Record<string, string> {
  const failures = errors.map((error) => failureOf(error))
  const waits = failures.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? [])
  const isUnknown = failures.some(({ row }) => row === transportErrors.outcomeUnknown)
  return isUnknown || waits.length === 0 ? {} : { 'retry-after': String(Math.max(...waits)) }
}
