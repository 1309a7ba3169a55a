import { TRPCClientError } from '@trpc/client'
import type { DocumentedError, ErrorDetails, ImportFault } from '@telecomx/validation'
import type { AppRouter } from './generated/app-router.js'

/** A download that the server refused, with the row it answered. */
export class DocumentedFailure extends Error {
  override name = 'DocumentedFailure'
  readonly row: DocumentedError
  readonly details: ErrorDetails | undefined
  readonly requestId: string | undefined

  constructor(
    { code, message, description, details }: DocumentedError & { details?: ErrorDetails },
    requestId?: string,
  ) {
    const row = { code, message, description }
    super(sentenceOf(row))
    this.row = row
    this.details = details
    this.requestId = requestId
  }
}

/** The row that the server answered a failed call with; undefined when it was never reached. */
export function documentedErrorOf(error: unknown): DocumentedError | undefined {
  if (error instanceof DocumentedFailure) return error.row
  if (error instanceof TRPCClientError) return (error as TRPCClientError<AppRouter>).data?.documented
  return undefined
}

/**
 * True when a call failed with that row: `failedWith(error, operatorCreateErrors.operatorExists)`.
 * The rows of each operation are exported by `@telecomx/client/errors`.
 */
export function failedWith(error: unknown, row: DocumentedError): boolean {
  const answered = documentedErrorOf(error)
  return (
    answered?.code === row.code &&
    answered.message === row.message &&
    answered.description === row.description
  )
}

/** A row in one line: `npEmail: NP e-mail address is not a valid e-mail address`. */
export function sentenceOf({ message, description }: DocumentedError): string {
  return `${message}: ${description}`
}

/** What the row of a failed call leaves open, e.g. which numbers; undefined where nothing more is said. */
export function detailsOf(error: unknown): ErrorDetails | undefined {
  if (error instanceof DocumentedFailure) return error.details
  return error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data?.details : undefined
}

/** What the server's log knows the failed call by; undefined when no answer came. Quote it when you report a problem. */
export function requestIdOf(error: unknown): string | undefined {
  if (error instanceof DocumentedFailure) return error.requestId
  if (!(error instanceof TRPCClientError)) return undefined
  const { data, meta } = error as TRPCClientError<AppRouter>
  if (data?.requestId !== undefined) return data.requestId
  return (meta?.response as Response | undefined)?.headers.get('x-request-id') ?? undefined
}

/** What is wrong with which lines of an import that was refused; empty for any other failure. */
export function faultsOf(error: unknown): readonly ImportFault[] {
  return error instanceof TRPCClientError ? ((error as TRPCClientError<AppRouter>).data?.faults ?? []) : []
}

export function isDocumentedError(value: unknown): value is DocumentedError {
  const row = value as Partial<DocumentedError> | null | undefined
  return (
    typeof row?.code === 'number' && typeof row.message === 'string' && typeof row.description === 'string'
  )
}
