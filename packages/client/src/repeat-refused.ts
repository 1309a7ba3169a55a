import type { TRPCLink } from '@trpc/client'
import { observable, type Unsubscribable } from '@trpc/server/observable'
import { documentedErrorOf } from './documented-error.js'
import type { AppRouter } from './generated/app-router.js'
import { unmarkSent } from './limit-calls.js'
import { waitBeforeRepeat } from './wait-before-repeat.js'

/** Sends a call again that the server refused without doing anything, after the wait that it names. */
export function repeatRefused(retries: number): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let sent: Unsubscribable | undefined
        let timer: ReturnType<typeof setTimeout> | undefined
        const send = (retriesLeft: number) => {
          sent = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error(error) {
              const waitMs = waitBeforeRepeat({
                retriesLeft,
                row: documentedErrorOf(error),
                headers: (error.meta?.response as Response | undefined)?.headers,
                isRead: op.type === 'query',
                endsAt: op.context.endsAt as number,
              })
              if (waitMs === undefined) return observer.error(error)
              unmarkSent(op)
              timer = setTimeout(() => send(retriesLeft - 1), waitMs)
            },
          })
        }
        send(retries)
        return () => {
          clearTimeout(timer)
          sent?.unsubscribe()
        }
      })
}
