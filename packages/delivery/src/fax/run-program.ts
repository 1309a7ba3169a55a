import { spawn } from 'node:child_process'
import { errorCode } from '../courier/error-code.js'

/** How a program ended, and what it had said until then. */
export interface ProgramEnd {
  /**
   * - `exit`: by itself, whatever its exit code.
   * - `not started`: nothing of it ran; `code` says why, such as `ENOENT`.
   * - `too slow`, `too much`: it was killed for the time it took or for what it printed.
   * - `crash`: by a signal from elsewhere.
   */
  readonly how: 'exit' | 'not started' | 'too slow' | 'too much' | 'crash'
  /** The exit code as digits, the system error, or the signal. */
  readonly code: string
  readonly stdout: string
  readonly stderr: string
  /** Whether this is all that it printed. */
  readonly whole: boolean
}

export interface ProgramBounds {
  /** The folder it works in, which is also its home. */
  readonly folder: string
  readonly longestMs: number
  /** Of standard output and standard error together. */
  readonly mostBytes: number
}

/** What was printed before a kill is read at once, unless a grandchild in a group of its own holds the streams. */
const DRAIN_MS = 2000

/** Runs a program without a shell, without input and within bounds. Never throws. */
export async function runProgram(
  program: string,
  args: readonly string[],
  bounds: ProgramBounds,
): Promise<ProgramEnd> {
  try {
    return await run(program, args, bounds)
  } catch (error) {
    return { how: 'not started', code: errorCode(error), stdout: '', stderr: '', whole: true }
  }
}

function run(program: string, args: readonly string[], bounds: ProgramBounds): Promise<ProgramEnd> {
  const child = start(program, args, bounds.folder)
  return new Promise((resolve, reject) => {
    const output = { stdout: '', stderr: '', whole: true }
    const timers: NodeJS.Timeout[] = []
    let stopped: 'too slow' | 'too much' | undefined
    const stop = (reason: 'too slow' | 'too much'): void => {
      if (stopped !== undefined) return
      stopped = reason
      killGroup(child)
      timers.push(setTimeout(letGo, DRAIN_MS, child, output))
    }
    const settle = (): void => timers.forEach(clearTimeout)
    // Before the streams: what cannot be started may have none, and an error that nobody hears ends the process.
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('close', (status, signal) => {
      settle()
      const how = stopped ?? (signal === null ? 'exit' : 'crash')
      resolve({ how, code: String(signal ?? status), ...output })
    })
    timers.push(setTimeout(stop, bounds.longestMs, 'too slow'))
    collect(child, output, bounds.mostBytes, () => stop('too much'))
  })
}

type Child = ReturnType<typeof start>
type Output = { stdout: string; stderr: string; whole: boolean }

function start(program: string, args: readonly string[], folder: string) {
  return spawn(program, args, {
    cwd: folder,
    // Nothing of this process's own environment, which holds passwords. HOME is where the programs look for their
    // settings; LC_ALL keeps their words the ones that are looked for.
    env: { HOME: folder, LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' },
    // A session of its own: no terminal to ask a password at, and one group to kill.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function collect(child: Child, output: Output, mostBytes: number, onTooMuch: () => void): void {
  let bytes = 0
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      bytes += Buffer.byteLength(text)
      if (bytes <= mostBytes) output[stream] += text
      else {
        output.whole = false
        onTooMuch()
      }
    })
  }
}

function letGo(child: Child, output: Output): void {
  output.whole = false
  child.stdout.destroy()
  child.stderr.destroy()
}

function killGroup({ pid }: Child): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended a moment ago.
  }
}
