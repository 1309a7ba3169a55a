import type { ImportFault } from '@telecomx/client'
import type { ExitCode } from './exit-codes.js'

/** A failure that the command line itself finds, or words: what is wrong, what to do about it, and the exit code. */
export class CommandFailure extends Error {
  readonly code: ExitCode
  readonly advice: string | undefined
  /** Of an import, by the lines of the file. */
  readonly faults: readonly ImportFault[] | undefined

  constructor(
    code: ExitCode,
    message: string,
    advice?: string,
    options?: ErrorOptions & { faults?: readonly ImportFault[] },
  ) {
    super(message, options)
    this.faults = options?.faults
    this.code = code
    this.advice = advice
  }
}
