import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { isUnavailable, OutcomeUnknownError } from '@telecomx/database'
import {
  detailsOfIssue,
  type DocumentedError,
  type ErrorDetails,
  internalError,
  rowOfIssue,
  transportErrors,
} from '@telecomx/validation'
import { ApiFailure, unavailable } from './api-failure.js'

type ErrorCode = ConstructorParameters<typeof TRPCError>[0]['code']

/** What any error is answered with: its row, and the wait to suggest. Whatever nobody planned is the 500 row. */
export function failureOf(error: TRPCError, rows: readonly DocumentedError[] = []): ApiFailure {
  if (error.cause instanceof ApiFailure) return error.cause
  // No wait to suggest: whoever calls again may do it twice.
  if (error.cause instanceof OutcomeUnknownError)
    return new ApiFailure(transportErrors.outcomeUnknown, { cause: error })
  if (error.code === 'INTERNAL_SERVER_ERROR' && isUnavailable(error.cause)) return unavailable(error)
  return new ApiFailure(rowOfError(error, rows), { cause: error, details: detailsOfError(error) })
}

/** The same error with its failure inside, under the tRPC code that fits the row's status. */
export function withFailure(error: TRPCError, rows: readonly DocumentedError[]): TRPCError {
  const failure = failureOf(error, rows)
  const code = trpcCodeOfStatus[failure.row.code] ?? 'INTERNAL_SERVER_ERROR'
  if (error.cause === failure && error.code === code) return error
  return new TRPCError({ code, message: failure.message, cause: failure })
}

function rowOfError(error: TRPCError, rows: readonly DocumentedError[]): DocumentedError {
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
    const issue = error.cause.issues[0]
    return issue ? rowOfIssue(issue, rows) : transportErrors.bodyNotJson
  }
  if (error.code === 'BAD_REQUEST' && error.cause === undefined) return transportErrors.requestNotValid
  return rowOfTrpcCode[error.code] ?? internalError
}

function detailsOfError({ cause }: TRPCError): ErrorDetails | undefined {
  const issue = cause instanceof ZodError ? cause.issues[0] : undefined
  return issue && detailsOfIssue(issue)
}

/** What tRPC itself answers before any procedure runs. */
const rowOfTrpcCode: Partial<Record<ErrorCode, DocumentedError>> = {
  PARSE_ERROR: transportErrors.bodyNotJson,
  BAD_REQUEST: transportErrors.bodyNotJson,
  UNSUPPORTED_MEDIA_TYPE: transportErrors.bodyNotJson,
  NOT_FOUND: transportErrors.noSuchPath,
  METHOD_NOT_SUPPORTED: transportErrors.methodNotAllowed,
  PAYLOAD_TOO_LARGE: transportErrors.tooLarge,
}

const trpcCodeOfStatus: Record<number, ErrorCode> = {
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
