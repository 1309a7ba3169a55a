import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { CallContext } from './call-options.js'
import { sentenceOf } from './documented-error.js'
import type { AppRouter } from './generated/app-router.js'
import { isUnsent, OutcomeUnknownError } from './interruptions.js'
import { startTimeLimit } from './time-limit.js'

type Failure = TRPCClientError<AppRouter>

/** Ends calls that take too long, shows responses to who wants them, and tells of changes whose outcome is unknown. */
export function limitCalls(defaultTimeoutMs: number): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const { timeoutMs = defaultTimeoutMs, onResponse } = op.context as CallContext
        const limit = startTimeLimit(timeoutMs, op.signal)
        const call = { ...op, signal: limit.signal, context: { ...op.context, endsAt: limit.endsAt } }
        const fail = (error: Failure) => observer.error(explained(call, error))
        // At once, and not when the calls that travel with it are over.
        const interrupt = () => fail(TRPCClientError.from<AppRouter>(limit.signal.reason as Error))
        if (limit.signal.aborted) return interrupt()
        limit.signal.addEventListener('abort', interrupt, { once: true })
        const end = () => {
          limit.signal.removeEventListener('abort', interrupt)
          limit.end()
        }
        const show = (context: Record<string, unknown> | undefined) => {
          if (context?.response) onResponse?.(context.response as Response)
        }
        const sent = next(call).subscribe({
          next(value) {
            show(value.context)
            observer.next(value)
          },
          error(error) {
            end()
            show(error.meta)
            fail(error)
          },
          complete() {
            end()
            observer.complete()
          },
        })
        return () => {
          end()
          sent.unsubscribe()
        }
      })
}

/** Said of a call's context when it goes out: until then nothing can have happened. */
export function markSent({ context }: Operation): void {
  context.isSent = true
}

/** Said when it was refused: nothing happened. */
export function unmarkSent({ context }: Operation): void {
  context.isSent = false
}

function explained({ type, path, context }: Operation, error: Failure): Failure {
  const row = error.data?.documented
  // As tRPC gives it, it is the row's key alone, which tells a log too little.
  if (row) error.message = sentenceOf(row)
  const isUnknown = type === 'mutation' && context.isSent === true && !row && !isUnsent(error)
  return isUnknown ? new OutcomeUnknownError(path, error) : error
}
