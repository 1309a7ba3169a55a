import type { DocumentedError } from '@telecomx/validation'

/** A call that did not succeed. */
export interface FailedCall {
  /** So often it was sent again already, and may be. */
  repeats: number
  retries: number
  /** The row that the server refused it with; undefined when it did not, or somebody else answered. */
  row: DocumentedError | undefined
  /** No answer of the server came. */
  isUnanswered: boolean
  headers: Headers | undefined
  /** It reads, and uses nothing up. */
  isRead: boolean
  /** When its own time is over, by `performance.now()`. */
  endsAt: number
}

/** A call that would have to wait longer is its caller's to repeat, whatever time it has. */
const longestWaitMs = 30_000
/** The longest first wait for a server that does not answer; each further one is twice as long. */
const firstWaitMs = 500

/**
 * In how many milliseconds the call is to be sent again. Undefined when it is not: when it may have been done, when
 * the server that refused it named no wait (`Retry-After`, in seconds), or when it has no time for it.
 */
export function waitBeforeRepeat(call: FailedCall): number | undefined {
  const waitMs = call.repeats < call.retries ? wantedWait(call) : undefined
  const mostMs = Math.min(longestWaitMs, call.endsAt - performance.now())
  return waitMs !== undefined && waitMs <= mostMs ? waitMs : undefined
}

/** Never the same twice, so that what failed together does not come back together. */
function wantedWait({ repeats, row, isUnanswered, headers, isRead }: FailedCall): number | undefined {
  const seconds = /^\d+$/.exec(headers?.get('retry-after') ?? '')?.[0]
  const isUndone = row?.code === 429 || (isRead && (row?.code === 503 || isUnanswered))
  if (isUndone && seconds !== undefined) return Number(seconds) * 1_000 * (1 + Math.random() / 4)
  return isRead && isUnanswered
    ? Math.min(firstWaitMs * 2 ** repeats, longestWaitMs) * (0.5 + Math.random() / 2)
    : undefined
}
