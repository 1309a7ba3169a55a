import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inheritedEnvironment } from '../environment.js'
import { killWithUs } from './kill-with-us.js'

export interface ProgramOptions {
  /** Where it works and writes its log; its own. */
  folder: string
  script: string
  arguments?: readonly string[]
  /** Of Node. */
  flags?: readonly string[]
  settings?: Readonly<Record<string, string>>
}

/** A process that is measured. */
export interface Program {
  pid: number
  /** The fields of the event of that name, once its log has it. Throws when it ends before. */
  logged(event: string): Promise<Record<string, unknown>>
  signal(name: NodeJS.Signals): void
  stop(): Promise<void>
}

/** What V8 compiled stays, however long a program is not called: else each visit would begin with compiling. */
const keepCompiledCode = '--no-flush-bytecode'

const longestStartMs = 60_000
/** The product itself ends after 25 seconds. */
const longestStopMs = 30_000

/** Starts a program of Node's in a process of its own. Its log goes to a file, as in an installation, and not through this process. */
export function startProgram({
  folder,
  script,
  flags = [],
  settings = {},
  ...options
}: ProgramOptions): Program {
  const logPath = join(folder, 'log')
  const log = openSync(logPath, 'a')
  const child = spawn(process.execPath, [keepCompiledCode, ...flags, script, ...(options.arguments ?? [])], {
    cwd: folder,
    env: { ...inheritedEnvironment(), NODE_ENV: 'production', ...settings },
    // Over the channel it notices when this process is killed, and ends.
    stdio: ['ignore', log, 'pipe', 'ipc'],
    // Out of the terminal's group: Ctrl-C is for the benchmark, which ends it in order.
    detached: true,
  })
  closeSync(log)
  killWithUs(child)
  let complaints = ''
  child.stderr?.on('data', (data) => (complaints = `${complaints}${String(data)}`.slice(-2_000)))
  const { pid } = child
  if (pid === undefined) throw new Error('a program could not be started')

  return {
    pid,
    async logged(event) {
      const deadline = performance.now() + longestStartMs
      for (;;) {
        const found = eventIn(await readFile(logPath, 'utf8'), event)
        if (found) return found
        if (hasEnded(child)) throw new Error(`${script} ended before it was ready: ${complaints}`)
        if (performance.now() > deadline) throw new Error(`${script} was not ready in time: ${complaints}`)
        await pause(5)
      }
    },
    signal: (name) => void child.kill(name),
    stop: () => stop(child),
  }
}

function eventIn(log: string, event: string): Record<string, unknown> | undefined {
  const line = log.split('\n').find((one) => one.includes(`"event":"${event}"`) && one.endsWith('}'))
  return line === undefined ? undefined : (JSON.parse(line) as Record<string, unknown>)
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), longestStopMs)
  await closed
  clearTimeout(timer)
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}
