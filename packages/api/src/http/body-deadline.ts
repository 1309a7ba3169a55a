import type { IncomingMessage, ServerResponse } from 'node:http'

const clocks = new WeakMap<IncomingMessage, () => void>()

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
  // RFC 9112, 6.3: it has no body.
  if (!('content-length' in request.headers || 'transfer-encoding' in request.headers)) return
  const giveUp = () => {
    if (request.complete) return
    // Has it been answered without its body, nobody waits for that any longer.
    if (response.headersSent) request.socket.destroy()
    else onLate()
  }
  // Most bodies come with their headers: no clock runs for what is complete when everything that came has been read.
  const soon = setImmediate(() => {
    if (!request.complete && !request.destroyed) startClock(request, setTimeout(giveUp, ms))
  })
  clocks.set(request, () => clearImmediate(soon))
}

function startClock(request: IncomingMessage, timer: NodeJS.Timeout): void {
  const stop = () => clearTimeout(timer)
  clocks.set(request, stop)
  request.once('end', stop).once('close', stop)
}

/** Whoever reads the body has a deadline of their own for it. */
export function liftBodyTime(request: IncomingMessage): void {
  clocks.get(request)?.()
}
