import { isUnavailable } from '@telecomx/database'

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
  const { message, errno, code } = error as { message?: string; errno?: number; code?: string }
  if (code === 'EADDRINUSE') return 'The port is in use: set PORT to another one'
  if (isUnavailable(error))
    return 'The database cannot be reached: check DATABASE_URL, and that the server runs'
  if (errno === undefined) return message ?? String(error)
  return `${code ?? 'Error'} (${errno})`
}
