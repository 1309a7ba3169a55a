/** A person or the system wants the demo to end; the message is the signal's name. */
export class Interruption extends Error {}

/** Npm and the terminal may both pass on one Ctrl-C: what follows within this is the same wish. */
const sameWishMs = 1_000

/** Rejects with the first signal to end. A second wish is not waited for. */
export function firstSignal(): Promise<never> {
  let first: number | undefined
  const signalled = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        reject(new Interruption(signal))
        first ??= performance.now()
        if (performance.now() - first > sameWishMs) process.exit(1)
      })
  })
  // It may come when nothing waits for it: the race finds it rejected already.
  signalled.catch(() => undefined)
  return signalled
}
