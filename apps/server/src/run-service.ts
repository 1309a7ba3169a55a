import { exitCodeOf, listenForStop, surviveOutput } from '@telecomx/process'
import { log } from './log.js'

/** Below the 30 seconds that an orchestrator commonly leaves before it kills. */
export const stopMs = 25_000

/**
 * Runs a service until it is told to stop, and the process with it: exit code 0 when it ended in order, else one
 * readable message and 1, or the usage and 2 when the command line cannot be understood. Nobody needs to read its output
 * for it to go on.
 */
export async function runService(service: (stop: AbortSignal) => Promise<void>): Promise<never> {
  surviveOutput()
  const stop = listenForStop()
  stop.addEventListener('abort', () => {
    log('stopping', { signal: stop.reason })
    endInTime()
  })
  try {
    await service(stop)
  } catch (error) {
    if (isStop(error, stop)) process.exit(0)
    // What can put any failure into words is much to load for a start without one.
    const { messageOf } = await import('./run-command-line.js')
    process.stderr.write(`${messageOf(error)}\n`)
    process.exit(exitCodeOf(error))
  }
  process.exit(0)
}

/** Told to stop while it started. What waits is broken off with an AbortError of its own, other work with the reason. */
function isStop(error: unknown, stop: AbortSignal): boolean {
  return stop.aborted && (error === stop.reason || (error instanceof Error && error.name === 'AbortError'))
}

/** Resolves when the service is told to stop. */
export function stopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve()
    stop.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** What hangs is left behind: a delivery in hand keeps its lease and is taken up by the next sender. */
function endInTime(): void {
  setTimeout(() => {
    log('stopped_unfinished')
    process.exit(1)
  }, stopMs).unref()
}
