import type { ExitCode } from './exit-codes.js'

/** A failure that the command line itself finds: what is wrong, what to do about it, and the exit code. */
export class CommandFailure extends Error {
  readonly code: ExitCode
  readonly advice: string | undefined

  constructor(code: ExitCode, message: string, advice?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.advice = advice
  }
}
