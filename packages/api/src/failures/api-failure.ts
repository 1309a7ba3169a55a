import { type DocumentedError, type ImportFault, transportErrors } from '@telecomx/validation'

export interface ApiFailureOptions extends ErrorOptions {
  /** What is wrong with which lines of an import. */
  faults?: readonly ImportFault[]
  /** What the row leaves open, e.g. which of many. */
  details?: Readonly<Record<string, string>>
  /** After how long the same call has a chance. None where waiting is no help. */
  retryAfterSeconds?: number
}

/** The one error that is thrown on purpose. It carries the row to answer; `cause` says what really happened. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly row: DocumentedError
  readonly faults: readonly ImportFault[] | undefined
  readonly details: Readonly<Record<string, string>> | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(row: DocumentedError, options?: ApiFailureOptions) {
    super(row.message, options)
    this.row = row
    this.faults = options?.faults
    this.details = options?.details
    this.retryAfterSeconds = options?.retryAfterSeconds
  }
}

/** Nothing was done, and in a moment it may be. */
export function unavailable(cause?: unknown): ApiFailure {
  return new ApiFailure(transportErrors.unavailable, { cause, retryAfterSeconds: 2 })
}
