import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The program as it is built. */
export const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface Called {
  code: number | null
  stdout: string
  stderr: string
}

export interface Circumstances {
  env?: Record<string, string>
  /** What standard input has; nothing when left out. */
  input?: string | Uint8Array
  cwd?: string
}

/** Runs the command line as a shell would, without a terminal, to its end. */
export async function callTelecomx(
  words: readonly string[],
  circumstances: Circumstances = {},
): Promise<Called> {
  return endOf(startTelecomx(words, circumstances))
}

/** Starts it. Nothing of the environment of the test is in its own but where programs are. */
export function startTelecomx(
  words: readonly string[],
  { env = {}, input, cwd }: Circumstances = {},
): ChildProcessWithoutNullStreams {
  return startProgram(process.execPath, [program, ...words], { env, input, cwd })
}

/** The same on a terminal of its own, so many columns wide; what it shows comes from standard output. */
export function startOnTerminal(
  words: readonly string[],
  { env = {}, ...more }: Circumstances = {},
): ChildProcessWithoutNullStreams {
  const line = [process.execPath, program, ...words].map((word) => `'${word}'`).join(' ')
  const sized = `stty cols 80 rows 24; exec ${line}`
  return startProgram('script', ['-qec', sized, '/dev/null'], { env: { TERM: 'xterm', ...env }, ...more })
}

function startProgram(file: string, words: readonly string[], { env, input, cwd }: Circumstances) {
  const { PATH = '' } = process.env
  const child = spawn(file, words, {
    cwd,
    env: { PATH, HOME: '/nonexistent', TZ: 'Europe/Copenhagen', ...env },
  })
  // A program that refuses its words does not read what it is sent.
  child.stdin.on('error', () => undefined)
  if (input !== undefined) child.stdin.end(input)
  return child
}

export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Called> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

/** Resolves at the first line of standard error that is like it. */
export async function lineOf(child: ChildProcessWithoutNullStreams, like: RegExp): Promise<string> {
  for await (const line of createInterface({ input: child.stderr })) if (like.test(line)) return line
  throw new Error(`no line like ${like}`)
}
