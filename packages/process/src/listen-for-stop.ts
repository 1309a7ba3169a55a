/** Npm and the terminal both pass one Ctrl-C on, and some supervisors repeat themselves. */
const sameWishMs = 2_000

export interface StopOptions {
  now?: () => number
  /** What a second wish does. */
  endNow?: () => void
}

/**
 * Listens, from the first line of a program on, for the wish that it ends: SIGTERM, Ctrl-C, a closed terminal, or the
 * end of the process that started it over a channel. Gives a signal that is aborted once, with the name of what came
 * as its reason. What follows within two seconds is the same wish; a later one ends the process at once, with exit
 * code 1.
 */
export function listenForStop({
  now = () => performance.now(),
  endNow = () => process.exit(1),
}: StopOptions = {}): AbortSignal {
  const stop = new AbortController()
  let first: number | undefined
  const wish = (name: string): void => {
    first ??= now()
    if (now() - first > sameWishMs) endNow()
    stop.abort(name)
  }
  // Never taken off again: for a moment without a listener a signal would kill.
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => wish(name))
  process.once('disconnect', () => wish('disconnect'))
  return stop.signal
}
