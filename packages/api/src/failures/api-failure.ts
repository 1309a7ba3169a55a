import {
  type DocumentedError,
  type ErrorDetails,
  type ImportFault,
  transportErrors,
} from '@telecomx/validation'

export interface ApiFailureOptions extends ErrorOptions {
  /** What is wrong with which lines of an import. */
  faults?: readonly ImportFault[]
  /** What the row leaves open, e.g. which of many. It is the caller's own, and no log's. */
  details?: ErrorDetails | undefined
  /** After how long the same call has a chance. None where waiting is no help. */
  retryAfterSeconds?: number
  /** What the refusal leaves behind, done when whatever was begun has been rolled back. */
  afterRollback?: () => Promise<void>
}

/** The one error that is thrown on purpose. It carries the row to answer; `cause` says what really happened. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly row: DocumentedError
  readonly faults: readonly ImportFault[] | undefined
  readonly details: ErrorDetails | undefined
  readonly retryAfterSeconds: number | undefined
  readonly afterRollback: (() => Promise<void>) | undefined

  constructor(row: DocumentedError, options?: ApiFailureOptions) {
    super(row.message, options)
    this.row = row
    this.faults = options?.faults
    this.details = options?.details
    this.retryAfterSeconds = options?.retryAfterSeconds
    this.afterRollback = options?.afterRollback
  }
}

/** Nothing was done, and in a moment it may be. */
export function unavailable(cause?: unknown): ApiFailure {
  return new ApiFailure(transportErrors.unavailable, { cause, retryAfterSeconds: 2 })
}
