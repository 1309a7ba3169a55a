/** Runs a command to its end; a failure is one readable message and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
    process.exitCode ??= 0
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`)
    process.exitCode = 1
  }
}

/** A driver's message may quote what was sent; its class and number do not. */
function messageOf(error: unknown): string {
  const { message, errno, code } = error as { message?: string; errno?: number; code?: string }
  if (errno === undefined) return message ?? String(error)
  if (code === 'EADDRINUSE') return 'The port is in use: set PORT to another one'
  return `${code ?? 'Error'} (${errno})`
}
