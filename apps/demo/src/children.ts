import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fault } from './fault.js'
import type { ServerLog } from './server-log.js'

export interface Program {
  path: string
  arguments?: string[]
  env: NodeJS.ProcessEnv
}

export interface Child {
  /** Called with each line of its standard output. */
  onLine(listener: (line: string) => void): void
  /** Called with each line of its standard error. */
  onComplaint(listener: (line: string) => void): void
  /** Resolves when it has ended and all its output is read, with how it ended: `code 0`, `SIGKILL`. */
  ended: Promise<string>
}

interface Running {
  child: ChildProcess
  ended: Promise<string>
}

/** How long a child may take to end when it is told to; the server drains its requests and its database. */
const patienceMs = 10_000

/** Starts programs of the product, and ends every one of them. */
export function createChildren({ cwd, log }: { cwd: string; log: ServerLog }) {
  const running = new Set<Running>()
  let closed = false
  // The last resort, for an end of this process that nobody foresaw.
  const killAll = () => running.forEach(({ child }) => signalGroup(child, 'SIGKILL'))
  process.once('exit', killAll)

  return {
    start(program: Program): Child {
      if (closed) throw fault('the demo is ending')
      const child = spawn(process.execPath, [program.path, ...(program.arguments ?? [])], {
        cwd,
        env: program.env,
        // Over the channel it notices when the demo is killed, and ends.
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Out of the terminal's group: Ctrl-C is for the demo, which stops its children in order.
        detached: true,
      })
      const [output, complaints] = [child.stdout, child.stderr]
      if (!output || !complaints) throw fault('a program has no output')
      const lines = createInterface({ input: output })
      const complaintLines = createInterface({ input: complaints })
      const entry = { child, ended: endOf(child) }
      running.add(entry)
      void entry.ended.then(() => running.delete(entry))
      log.follow(lines, complaintLines)
      return {
        onLine: (listener) => lines.on('line', listener),
        onComplaint: (listener) => complaintLines.on('line', listener),
        ended: entry.ended,
      }
    },
    async stopAll(): Promise<void> {
      closed = true
      await Promise.all([...running].map(stop))
      process.off('exit', killAll)
    },
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`))
    child.once('error', (error) => resolve(error.message))
  })
}

async function stop({ child, ended }: Running): Promise<void> {
  signalGroup(child, 'SIGTERM')
  await within(patienceMs, ended)
  signalGroup(child, 'SIGKILL')
  await ended
}

/** To the child and what it runs; a child that has ended is left alone, because its id may be another's by now. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, signal)
}

async function within(ms: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([done, new Promise((resolve) => (timer = setTimeout(resolve, ms)))])
  clearTimeout(timer)
}
