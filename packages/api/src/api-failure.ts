import type { DocumentedError } from '@telecomx/validation'

/** The one error that is thrown on purpose. It carries the row to answer; `cause` says what really happened. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly row: DocumentedError

  constructor(row: DocumentedError, options?: ErrorOptions) {
    super(row.message, options)
    this.row = row
  }
}
