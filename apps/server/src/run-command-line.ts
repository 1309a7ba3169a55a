import { documentedErrorOf } from '@telecomx/client'
import { exitCodeAfter, exitCodeOfLost, listenForStop, outputTaken, surviveOutput } from '@telecomx/process'
import { describeDatabaseFailure } from './describe-database-failure.js'

/** A command line that cannot be understood: what is wrong with it, and how it goes. */
export class UsageError extends Error {
  constructor(fault: string, usage: string) {
    super(`${fault}\n\n${usage}`)
  }
}

/**
 * Runs a command to its end, and the process with it; a failure is one readable message and exit code 1. The command is
 * told when it shall end early, by a signal that it hands to what takes long: it then throws that signal's reason, and
 * the exit code is that of a program which the signal broke off. When nobody reads its output any more it ends as
 * quietly as other programs do.
 */
export async function runCommandLine(command: (stop: AbortSignal) => Promise<void>): Promise<never> {
  const lost = surviveOutput()
  const stop = listenForStop()
  stop.addEventListener('abort', () =>
    process.stderr.write(`Interrupted (${stop.reason}): ending what was begun\n`),
  )
  try {
    await command(stop)
    await outputTaken()
    lost.throwIfAborted()
  } catch (error) {
    process.exit(codeOf(error, { stop, lost }))
  }
  process.exit(0)
}

function codeOf(error: unknown, { stop, lost }: Record<'stop' | 'lost', AbortSignal>): number {
  if (stop.aborted) return exitCodeAfter(stop.reason)
  if (lost.aborted && error === lost.reason) return exitCodeOfLost(lost)
  process.stderr.write(`${messageOf(error)}\n`)
  return 1
}

/** A driver's message may quote what was sent; its class and number do not. */
export function messageOf(error: unknown): string {
  const documented = documentedErrorOf(error)
  if (documented)
    return `The API refused: ${documented.description} (${documented.code} ${documented.message})`
  const { message, errno, code, syscall, address, port, path } = error as NodeJS.ErrnoException & {
    address?: string
    port?: number
  }
  if (syscall === 'listen')
    return `Cannot listen on ${address ?? ''}:${port ?? ''}: ${code === 'EADDRINUSE' ? 'the port is in use; set PORT to another one' : code}`
  const failure = describeDatabaseFailure(error)
  if (failure) return failure.sentence
  if (path !== undefined) return `${code ?? 'Error'}: ${path}`
  if (errno === undefined) return message ?? String(error)
  return `The database refused: ${code ?? 'error'} (${errno})`
}
