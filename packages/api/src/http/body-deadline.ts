import type { IncomingMessage, ServerResponse } from 'node:http'

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/**
 * Calls `onLate` when the body of the request has not come in time, unless its reader takes the time upon itself. How
 * long it takes to answer a request that has come, read or not, is nothing of it.
 */
export function limitBodyTime(
  request: IncomingMessage,
  response: ServerResponse,
  onLate: () => void,
  ms: number,
): void {
  const timer = setTimeout(() => {
    if (request.complete) return
    // Has it been answered without its body, nobody waits for that any longer.
    if (response.headersSent) request.socket.destroy()
    else onLate()
  }, ms)
  timers.set(request, timer)
  const end = () => clearTimeout(timer)
  request.once('end', end).once('close', end)
}

/** Whoever reads the body has a deadline of their own for it. */
export function liftBodyTime(request: IncomingMessage): void {
  clearTimeout(timers.get(request))
}
