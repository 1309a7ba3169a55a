import { exitCodeAfter, exitCodeOf } from './exit-code.js'
import { listenForStop } from './listen-for-stop.js'
import { exitCodeOfLost, outputTaken, surviveOutput } from './survive-output.js'
import { UsageError } from './usage-error.js'

export interface ProgramWords {
  /** What is ended when the program is told to end early: `the senders`. */
  ending: string
  /** A failure in one readable line. */
  describe: (error: unknown) => string
}

/**
 * Runs a program that comes to an end, and the process with it, under the exit code that it gives, 0 when it gives none;
 * a failure is one line and exit code 1, a command line that cannot be understood its usage and 2. The program is told when it shall end early, and when nobody takes its output
 * any more, by signals that it hands to what takes long: it then throws the signal's reason, and the exit code is that
 * of a program which the signal, or a broken pipe, broke off.
 */
export async function runMain(
  program: (stop: AbortSignal, lost: AbortSignal) => Promise<number | void>,
  { ending, describe }: ProgramWords,
): Promise<never> {
  const [lost, stop] = [surviveOutput(), listenForStop()]
  stop.addEventListener('abort', () =>
    process.stderr.write(`Interrupted (${stop.reason}): ending ${ending}\n`),
  )
  try {
    const code = await program(stop, lost)
    await outputTaken()
    lost.throwIfAborted()
    process.exit(code ?? 0)
  } catch (error) {
    if (stop.aborted) process.exit(exitCodeAfter(stop.reason))
    if (lost.aborted && error === lost.reason) process.exit(exitCodeOfLost(lost))
    process.stderr.write(`${error instanceof UsageError ? error.message : describe(error)}\n`)
    process.exit(exitCodeOf(error))
  }
}
