import type { IncomingMessage } from 'node:http'

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/** Calls `onLate` when the body of the request is not here in time, unless its reader takes the time upon itself. */
export function limitBodyTime(request: IncomingMessage, onLate: () => void, ms: number): void {
  const timer = setTimeout(onLate, ms)
  timers.set(request, timer)
  const end = () => clearTimeout(timer)
  request.once('end', end).once('close', end)
}

/** Whoever reads the body has a deadline of their own for it. */
export function liftBodyTime(request: IncomingMessage): void {
  clearTimeout(timers.get(request))
}
