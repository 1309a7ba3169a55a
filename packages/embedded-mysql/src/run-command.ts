import { execFile } from 'node:child_process'

export interface CommandResult {
  ok: boolean
  output: string
  /** The last line the command complained with. */
  lastLine: string
}

interface CommandSetting {
  cwd?: string
  libraryPath?: string | undefined
  timeoutSeconds: number
  signal?: AbortSignal | undefined
}

/** Runs a command to its end; failing, not existing and taking too long are answers, not exceptions. */
export function runCommand(
  command: string,
  commandArguments: readonly string[],
  { cwd, libraryPath, timeoutSeconds, signal }: CommandSetting,
): Promise<CommandResult> {
  const options = {
    cwd,
    env: environmentWith(libraryPath),
    timeout: timeoutSeconds * 1000,
    signal,
    encoding: 'utf8',
  } as const
  return new Promise((resolve) => {
    execFile(command, commandArguments, options, (error, output, complaint) => {
      const lines = complaint.trim().split('\n')
      const lastLine = error?.killed ? `${command} took more than ${timeoutSeconds} s` : (lines.at(-1) ?? '')
      resolve({ ok: !error, output, lastLine: lastLine || (error?.message.split('\n')[0] ?? '') })
    })
  })
}

/** This process's environment, untranslated, plus the folder of private libraries. */
export function environmentWith(libraryPath: string | undefined): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', ...(libraryPath && { LD_LIBRARY_PATH: libraryPath }) }
}
