import { exitCodeAfter } from './exit-code.js'

/**
 * Lets the process go on when nobody reads its output any more, or when the disk that takes it is full. Gives a signal
 * that is aborted, with the system's error as its reason, once standard output cannot be written: what a command was
 * run for is then of no use to anybody, while a service goes on without its log.
 */
export function surviveOutput(): AbortSignal {
  const lost = new AbortController()
  process.stdout.on('error', (error) => lost.abort(error))
  // What was to be said there has no other place.
  process.stderr.on('error', () => undefined)
  return lost.signal
}

/** The exit code of a program whose answer was lost: that of a broken pipe, or 1 and a sentence on standard error. */
export function exitCodeOfLost(lost: AbortSignal): number {
  if (lost.reason.code === 'EPIPE') return exitCodeAfter('SIGPIPE')
  process.stderr.write(`The output cannot be written: ${lost.reason.code}\n`)
  return 1
}

/** Resolves when everything written to standard output was taken, or refused. */
export function outputTaken(): Promise<void> {
  return new Promise((resolve) => process.stdout.write('', () => resolve()))
}
