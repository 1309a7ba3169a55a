import type { DocumentedError, ImportFault } from '@telecomx/validation'

export interface ApiFailureOptions extends ErrorOptions {
  /** What is wrong with which lines of an import. */
  faults?: readonly ImportFault[]
}

/** The one error that is thrown on purpose. It carries the row to answer; `cause` says what really happened. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly row: DocumentedError
  readonly faults: readonly ImportFault[] | undefined

  constructor(row: DocumentedError, options?: ApiFailureOptions) {
    super(row.message, options)
    this.row = row
    this.faults = options?.faults
  }
}
