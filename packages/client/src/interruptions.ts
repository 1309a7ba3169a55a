import { TRPCClientError } from '@trpc/client'
import { documentedErrorOf, failedWith } from './documented-error.js'
import type { AppRouter } from './generated/app-router.js'
import { transportErrors } from './generated/errors.js'

/** The answer did not come in time. Only reads say it so; see `OutcomeUnknownError`. */
export class TimeoutError extends TRPCClientError<AppRouter> {
  readonly timeoutMs: number

  constructor(timeoutMs: number) {
    super(`No answer within ${timeoutMs} ms`)
    // tRPC's constructor makes every error one of its own class.
    Object.setPrototypeOf(this, TimeoutError.prototype)
    this.name = 'TimeoutError'
    this.timeoutMs = timeoutMs
  }
}

/**
 * The call was sent, and no answer of the server came back: it may have happened or not. Look before you repeat it.
 * `cause` is what went wrong: a `TimeoutError`, the caller's own abort, or the network's error.
 */
export class OutcomeUnknownError extends TRPCClientError<AppRouter> {
  constructor(call: string, cause: unknown) {
    super(`No answer came to ${call}: it may have happened or not`, asOptions(cause))
    Object.setPrototypeOf(this, OutcomeUnknownError.prototype)
    this.name = 'OutcomeUnknownError'
  }
}

/** True when the answer did not come in time, be it to a read or to a change. */
export function isTimeout(error: unknown): boolean {
  return chainOf(error).some((one) => one instanceof TimeoutError)
}

/** True when nobody knows whether the call happened: no answer came back, or the server's is that it cannot tell. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (
    failedWith(error, transportErrors.outcomeUnknown) ||
    chainOf(error).some((one) => one instanceof OutcomeUnknownError)
  )
}

/** Codes of Node for connections that never came about; a browser does not tell. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

const [unsent, unanswered] = [new WeakSet<Error>(), new WeakSet<Error>()]

/** The same error, of a request that cannot be sent. */
export function asUnsent(cause: unknown): Error {
  return noted(unsent, cause)
}

/** The same error, of a request that the network lost, or its answer. */
export function asUnanswered(cause: unknown): Error {
  return noted(unanswered, cause)
}

/** True when the request surely did not leave. */
export function isUnsent(error: unknown): boolean {
  return chainOf(error).some(
    (one) => unsent.has(one) || neverConnected.includes((one as { code?: string }).code ?? ''),
  )
}

/** What a proxy says when the server behind it gave it no answer. */
const gatewayStatuses = [502, 503, 504]

/**
 * True when the call did not reach the server, or its answer did not come through: the network failed, or a proxy says
 * so. Not of a fault of the program: its class, TypeError, is that of a failed network too.
 */
export function isUnanswered(error: unknown, response: Response | undefined): boolean {
  const isOfGateway = gatewayStatuses.includes(response?.status ?? 0)
  return !documentedErrorOf(error) && (isOfGateway || chainOf(error).some((one) => unanswered.has(one)))
}

/** An error and its causes. */
function chainOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : []
}

function asOptions(cause: unknown) {
  const meta = cause instanceof TRPCClientError ? cause.meta : undefined
  return { cause: asError(cause), ...(meta && { meta }) }
}

function noted(errors: WeakSet<Error>, cause: unknown): Error {
  const error = asError(cause)
  errors.add(error)
  return error
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}
