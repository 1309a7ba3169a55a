import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { isUnavailable } from '@telecomx/database'
import { type DocumentedError, internalError, rowOfIssue, transportErrors } from '@telecomx/validation'
import { ApiFailure } from './api-failure.js'

/** The wait, in seconds, that is suggested to a client with the answer of that status; none where waiting is no help. */
export function retryAfterSeconds(status: number): string | undefined {
  if (status === 503) return '2'
  // Limits count by the hour of the clock.
  return status === 429 ? String(3600 - (Math.floor(Date.now() / 1000) % 3600)) : undefined
}

type ErrorCode = ConstructorParameters<typeof TRPCError>[0]['code']

/** The row that any error is answered with; whatever nobody planned is the 500 row. */
export function rowOfError(error: TRPCError, rows: readonly DocumentedError[] = []): DocumentedError {
  if (error.cause instanceof ApiFailure) return error.cause.row
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
    const issue = error.cause.issues[0]
    return issue ? rowOfIssue(issue, rows) : transportErrors.bodyNotJson
  }
  if (error.code === 'BAD_REQUEST' && error.cause === undefined) return transportErrors.requestNotValid
  if (error.code === 'INTERNAL_SERVER_ERROR' && isUnavailable(error.cause)) return transportErrors.unavailable
  return rowOfCode[error.code] ?? internalError
}

/** The same error with its row inside, under the tRPC code that fits the row's status. */
export function withRow(error: TRPCError, rows: readonly DocumentedError[]): TRPCError {
  if (error.cause instanceof ApiFailure && error.code === codeOfStatus[error.cause.row.code]) return error
  const row = rowOfError(error, rows)
  return new TRPCError({
    code: codeOfStatus[row.code] ?? 'INTERNAL_SERVER_ERROR',
    message: row.message,
    cause: error.cause instanceof ApiFailure ? error.cause : new ApiFailure(row, { cause: error }),
  })
}

/** What tRPC itself answers before any procedure runs. */
const rowOfCode: Partial<Record<ErrorCode, DocumentedError>> = {
  PARSE_ERROR: transportErrors.bodyNotJson,
  BAD_REQUEST: transportErrors.bodyNotJson,
  UNSUPPORTED_MEDIA_TYPE: transportErrors.bodyNotJson,
  NOT_FOUND: transportErrors.noSuchPath,
  METHOD_NOT_SUPPORTED: transportErrors.methodNotAllowed,
  PAYLOAD_TOO_LARGE: transportErrors.tooLarge,
}

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
}
