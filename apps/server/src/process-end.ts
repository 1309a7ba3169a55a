import { log } from './dependencies.js'

/** Below the 30 seconds that an orchestrator commonly leaves before it kills. */
const stopMs = 25_000

/** Resolves with the first SIGTERM or SIGINT, whenever it comes; a second one means now. */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'])
      process.once(signal, () => {
        resolve(signal)
        process.once(signal, () => process.exit(1))
      })
  })
}

/** What hangs is left behind: a delivery in hand keeps its lease and is taken up by the next sender. */
export function endInTime(): void {
  setTimeout(() => {
    log('stopped_unfinished')
    process.exit(1)
  }, stopMs).unref()
}
