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
  /** Called with a line for people about what is not built, and why. */
  say: (line: string) => void
  stop: AbortSignal
}

/**
 * Builds a project, again after each change of a source, and runs its program, anew after each build without a fault.
 * Both have ended when it returns, which it does when it is told to stop; the program is always ended in order.
 *
 * @throws Error when the compiler ends by itself.
 */
export async function restartOnBuild(wanted: DevelopmentRun): Promise<void> {
  const { compiler, project, program, say, stop } = wanted
  const build = spawn(
    process.execPath,
    [compiler, '-b', project, '--watch', '--preserveWatchOutput', '--pretty', 'false'],
    // A group of its own: tsc runs a program that does not end with it, nor with its parent.
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  )
  const endBuild = () => endGroup(build)
  process.once('exit', endBuild)
  stop.addEventListener('abort', endBuild)
  let running: ChildProcess | undefined
  try {
    for await (const line of createInterface({ input: build.stdout })) {
      if (stop.aborted) break
      const [, faults] = /Found (\d+) errors?\. Watching/.exec(line) ?? []
      if (faults === '0') {
        await end(running)
        if (stop.aborted) break
        running = run(program)
      } else if (faults !== undefined) say(`Not built (errors: ${faults}); what runs goes on`)
      else if (isComplaint(line)) say(line)
    }
    if (!stop.aborted) throw new Error('The compiler has ended by itself')
  } finally {
    await end(running)
    endBuild()
    process.off('exit', endBuild)
  }
}

/** Not that it begins, nor a blank line. */
function isComplaint(line: string): boolean {
  return line !== '' && !/ - (Starting|File change)/.test(line)
}

function run(program: string): ChildProcess {
  // Over the channel it notices when this process is killed, and ends.
  return spawn(process.execPath, [program], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGTERM')
}
