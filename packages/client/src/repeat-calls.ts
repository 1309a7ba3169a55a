import type { TRPCLink } from '@trpc/client'
import { observable, type Unsubscribable } from '@trpc/server/observable'
import { documentedErrorOf } from './documented-error.js'
import type { AppRouter } from './generated/app-router.js'
import { isUnanswered } from './interruptions.js'
import { unmarkSent } from './limit-calls.js'
import { waitBeforeRepeat } from './wait-before-repeat.js'

/**
 * Sends a call again that the server refused without doing anything, after the wait that it names; and a read that was
 * not answered, after waits that grow.
 */
export function repeatCalls(retries: number): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let sent: Unsubscribable | undefined
        let timer: ReturnType<typeof setTimeout> | undefined
        const send = (repeats: number) => {
          sent = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error(error) {
              const response = error.meta?.response as Response | undefined
              const waitMs = waitBeforeRepeat({
                repeats,
                retries,
                row: documentedErrorOf(error),
                isUnanswered: isUnanswered(error, response),
                headers: response?.headers,
                isRead: op.type === 'query',
                endsAt: op.context.endsAt as number,
              })
              if (waitMs === undefined || op.signal?.aborted) return observer.error(error)
              unmarkSent(op)
              timer = setTimeout(() => send(repeats + 1), waitMs)
            },
          })
        }
        send(0)
        return () => {
          clearTimeout(timer)
          sent?.unsubscribe()
        }
      })
}
