import { listenForStop } from '@telecomx/process'

/** A person or the system wants the demo to end; the message is the signal's name. */
export class Interruption extends Error {}

/** Rejects, and says so at once, when the demo is told to end: everything is stopped in order then, which takes a moment. */
export function interruption(): Promise<never> {
  const stop = listenForStop()
  const interrupted = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => {
      process.stderr.write(`\n\nInterrupted (${stop.reason}): stopping everything.\n`)
      reject(new Interruption(stop.reason))
    })
  })
  // It may come when nothing waits for it: the race finds it rejected already.
  interrupted.catch(() => undefined)
  return interrupted
}
