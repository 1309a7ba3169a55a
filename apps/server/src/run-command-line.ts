import { documentedErrorOf } from '@telecomx/client'
import { runMain } from '@telecomx/process'
import { describeDatabaseFailure } from './describe-database-failure.js'

/** Runs a command to its end, and the process with it; see `runMain`. */
export function runCommandLine(command: (stop: AbortSignal) => Promise<void>): Promise<never> {
  return runMain(command, { ending: 'what was begun', describe: messageOf })
}

/** A driver's message may quote what was sent; its class and number do not. */
export function messageOf(error: unknown): string {
  const documented = documentedErrorOf(error)
  if (documented)
    return `The API refused: ${documented.description} (${documented.code} ${documented.message})`
  const { message, errno = 0, code, path } = error as NodeJS.ErrnoException
  const failure = describeDatabaseFailure(error)
  if (failure) return failure.sentence
  if (path !== undefined) return `${code ?? 'Error'}: ${path}`
  // The system's own numbers are below.
  if (errno <= 0) return message ?? String(error)
  return `The database refused: ${code ?? 'error'} (${errno})`
}
