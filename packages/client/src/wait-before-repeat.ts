import type { DocumentedError } from '@telecomx/validation'

/** A call that was answered. */
export interface AnsweredCall {
  /** So often it may be sent again. */
  retriesLeft: number
  /** The row that the server refused it with; undefined when it did not, or somebody else answered. */
  row: DocumentedError | undefined
  headers: Headers | undefined
  /** It reads, and uses nothing up. */
  isRead: boolean
  /** When its own time is over, by `performance.now()`. */
  endsAt: number
}

/** A call that would have to wait longer is its caller's to repeat, whatever time it has. */
const longestWaitMs = 30_000

/**
 * In how many milliseconds the call is to be sent again. Undefined when it is not: when it may have been done, when
 * the server named no wait (`Retry-After`, in seconds), or when it has no time for it.
 */
export function waitBeforeRepeat(call: AnsweredCall): number | undefined {
  const { retriesLeft, row, headers, isRead, endsAt } = call
  const isUndone = row?.code === 429 || (row?.code === 503 && isRead)
  const seconds = /^\d+$/.exec(headers?.get('retry-after') ?? '')?.[0]
  if (retriesLeft <= 0 || !isUndone || seconds === undefined) return undefined
  // Up to a quarter more, so that what was refused together does not come back together.
  const waitMs = Number(seconds) * 1_000 * (1 + Math.random() / 4)
  return waitMs <= Math.min(longestWaitMs, endsAt - performance.now()) ? waitMs : undefined
}
