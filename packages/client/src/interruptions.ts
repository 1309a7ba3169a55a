import { TRPCClientError } from '@trpc/client'
import { failedWith } from './documented-error.js'
import type { AppRouter } from './generated/app-router.js'

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

/** `transportErrors.outcomeUnknown`; importing it would bring all schemas along. */
const outcomeUnknown = {
  code: 503,
  message: 'unavailable',
  description: 'No clear answer came from the database: the call may have happened or not',
}

/** True when nobody knows whether the call happened: no answer came back, or the server's is that it cannot tell. */
export function isOutcomeUnknown(error: unknown): boolean {
  return failedWith(error, outcomeUnknown) || chainOf(error).some((one) => one instanceof OutcomeUnknownError)
}

/** Codes of Node for connections that never came about; a browser does not tell. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

/** True when the request surely did not leave. */
export function isUnsent(error: unknown): boolean {
  return chainOf(error).some((one) => neverConnected.includes((one as { code?: string }).code ?? ''))
}

/** An error and its causes. */
function chainOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : []
}

function asOptions(cause: unknown) {
  const meta = cause instanceof TRPCClientError ? cause.meta : undefined
  return { cause: cause instanceof Error ? cause : new Error(String(cause)), ...(meta && { meta }) }
}
