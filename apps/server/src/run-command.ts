import { documentedErrorOf } from '@telecomx/client'
import { isUnavailable } from '@telecomx/database'

/** A command line that cannot be understood: what is wrong with it, and how it goes. */
export class UsageError extends Error {
  constructor(fault: string, usage: string) {
    super(`${fault}\n\n${usage}`)
  }
}

/** Runs a command to its end, and the process with it; a failure is one readable message and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`)
    process.exit(1)
  }
}

/** A driver's message may quote what was sent; its class and number do not. */
function messageOf(error: unknown): string {
  const documented = documentedErrorOf(error)
  if (documented)
    return `The API refused: ${documented.description} (${documented.code} ${documented.message})`
  const { message, errno, code, syscall, address, port, path } = error as NodeJS.ErrnoException & {
    address?: string
    port?: number
  }
  if (syscall === 'listen')
    return `Cannot listen on ${address ?? ''}:${port ?? ''}: ${code === 'EADDRINUSE' ? 'the port is in use; set PORT to another one' : code}`
  if (isUnavailable(error) && !((errno ?? 0) > 0))
    return 'The database cannot be reached: check DATABASE_URL, and that the server runs'
  if (path !== undefined) return `${code ?? 'Error'}: ${path}`
  if (errno === undefined) return message ?? String(error)
  return `The database refused: ${code ?? 'error'} (${errno})`
}
