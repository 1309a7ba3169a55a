import { TRPCClientError } from '@trpc/client'
import type { DocumentedError, ImportFault } from '@telecomx/validation'
import type { AppRouter } from './generated/app-router.js'

/** A download that the server refused, with the row it answered. */
export class DocumentedFailure extends Error {
  override name = 'DocumentedFailure'
  readonly row: DocumentedError

  constructor({ code, message, description }: DocumentedError) {
    super(message)
    this.row = { code, message, description }
  }
}

/** The row that the server answered a failed call with; undefined when it was never reached. */
export function documentedErrorOf(error: unknown): DocumentedError | undefined {
  if (error instanceof DocumentedFailure) return error.row
  if (error instanceof TRPCClientError) return (error as TRPCClientError<AppRouter>).data?.documented
  return undefined
}

/** What is wrong with which lines of an import that was refused, at most a thousand of them. */
export function importFaultsOf(error: unknown): readonly ImportFault[] {
  if (error instanceof TRPCClientError) return (error as TRPCClientError<AppRouter>).data?.faults ?? []
  return []
}

/**
 * True when a call failed with that row: `failedWith(error, operatorCreateErrors.operatorExists)`.
 * The rows of each operation are exported by `@telecomx/validation`.
 */
export function failedWith(error: unknown, row: DocumentedError): boolean {
  const answered = documentedErrorOf(error)
  return (
    answered?.code === row.code &&
    answered.message === row.message &&
    answered.description === row.description
  )
}

export function isDocumentedError(value: unknown): value is DocumentedError {
  const row = value as Partial<DocumentedError> | null | undefined
  return (
    typeof row?.code === 'number' && typeof row.message === 'string' && typeof row.description === 'string'
  )
}
