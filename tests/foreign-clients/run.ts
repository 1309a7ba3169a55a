import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Longer than an installation takes on a slow network. */
const deadlineMs = 300_000

/** No program tells anybody that it ran, or looks for newer ones of its kind. */
const silence = {
  CI: 'true',
  DO_NOT_TRACK: '1',
  NO_UPDATE_NOTIFIER: '1',
  npm_config_update_notifier: 'false',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  // npm's word of where it was called from, for its children; these are called from elsewhere.
  INIT_CWD: undefined,
}

/** What the program wrote to its standard output. Rejects with both outputs when it fails. */
export async function run(program: string, given: readonly string[], cwd: string | URL): Promise<string> {
  const options = { cwd, timeout: deadlineMs, maxBuffer: 2 ** 26, env: { ...process.env, ...silence } }
  try {
    return (await execute(program, given, options)).stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${program} ${given.join(' ')}\n${stdout}${stderr}`, { cause: error })
  }
}
