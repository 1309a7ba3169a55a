import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface DevelopmentRun {
  /** TypeScript's `tsc`. */
  compiler: string
  /** The folder of a `tsconfig.json`; projects that it refers to are built with it. */
  project: string
  /** What is built there and runs. */
  program: string
  /** How long the program may take to end when it is told to; then it is killed. */
  patienceMs: number
  /** Called with a line for people about what is not built or does not run, and why. */
  say: (line: string) => void
  stop: AbortSignal
}

/**
 * Builds a project, again after each change of a source, and runs its program, anew after each build without a fault.
 * Both have ended when it returns, which it does when it is told to stop; the program is ended in order if it can be,
 * and killed with the process.
 *
 * @throws Error when the compiler ends by itself.
 */
export async function restartOnBuild(wanted: DevelopmentRun): Promise<void> {
  const { compiler, project, patienceMs, say, stop } = wanted
  const build = startCompiler(compiler, project)
  let running: ChildProcess | undefined
  const endBuild = () => endGroup(build)
  const endNow = () => {
    endBuild()
    running?.kill('SIGKILL')
  }
  process.once('exit', endNow)
  stop.addEventListener('abort', endBuild)
  try {
    for await (const line of createInterface({ input: build.stdout })) {
      if (stop.aborted) break
      const [, faults] = /Found (\d+) errors?\. Watching/.exec(line) ?? []
      if (faults === '0') {
        await end(running, patienceMs)
        if (stop.aborted) break
        running = run(wanted)
      } else if (faults !== undefined) say(`Not built (errors: ${faults}); ${whatRuns(running)}`)
      else if (isComplaint(line)) say(line)
    }
    if (!stop.aborted) throw new Error('The compiler has ended by itself')
  } finally {
    await end(running, patienceMs)
    endBuild()
    process.off('exit', endNow)
  }
}

/** The shell ends its group, the compiler with it, when nothing holds its input any more: this process was killed. */
const untilInputEnds = '"$@" & exec >/dev/null; cat; kill 0'

function startCompiler(compiler: string, project: string) {
  const command = [compiler, '-b', project, '--watch', '--preserveWatchOutput', '--pretty', 'false']
  return spawn('/bin/sh', ['-c', untilInputEnds, 'sh', process.execPath, ...command], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own: tsc runs a program that does not end with it, nor with its parent.
    detached: true,
  })
}

/** Not that it begins, nor a blank line. */
function isComplaint(line: string): boolean {
  return line !== '' && !/ - (Starting|File change)/.test(line)
}

function run({ program, say, stop }: DevelopmentRun): ChildProcess {
  // Over the channel it notices when this process is killed, and ends.
  const child = spawn(process.execPath, [program], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  child.once('exit', (code, signal) => {
    // Ctrl-C in a terminal tells both.
    if (stop.aborted) return
    say(`The server has ended (${signal ?? `exit code ${code}`}); the next change starts it again`)
  })
  return child
}

function whatRuns(child: ChildProcess | undefined): string {
  return hasEnded(child) ? 'nothing runs until it is' : 'what runs goes on'
}

function hasEnded(child: ChildProcess | undefined): child is undefined {
  return !child || child.exitCode !== null || child.signalCode !== null
}

async function end(child: ChildProcess | undefined, patienceMs: number): Promise<void> {
  if (hasEnded(child)) return
  // Nobody needs to be told of an end that is wanted.
  child.removeAllListeners('exit')
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(patience)
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGTERM')
}
