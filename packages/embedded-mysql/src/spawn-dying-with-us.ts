import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { environmentWith, runCommand } from './run-command.js'
import type { Server } from './probe-server.js'

/**
 * Spawns the server so that it is killed when this process ends, even by `kill -9`. Where the system cannot do that
 * (no Linux, or a setpriv without the option) an exit handler does what it can.
 *
 * Killed rather than asked: MariaDB hangs for ever when SIGTERM reaches it while it starts (seen with 10.11), and
 * what was committed survives a kill.
 */
export async function spawnDyingWithUs(
  server: Server,
  flags: string[],
  stdio: StdioOptions,
): Promise<ChildProcess> {
  const bound = await canBindToParent()
  const [command, ...rest] = bound ? bindToParent(server.path, flags) : [server.path, ...flags]
  const child = spawn(command, rest, {
    stdio,
    env: environmentWith(server.libraryPath),
    // Out of the terminal's group: Ctrl-C is for the product, which stops the server when it is done with it.
    detached: true,
  })
  const onExit = () => void child.kill('SIGKILL')
  // Before the handler that removes the folder under the server.
  process.prependOnceListener('exit', onExit)
  child.once('exit', () => process.off('exit', onExit))
  return child
}

/**
 * The option is util-linux's; BusyBox has a setpriv without it. A busy machine that takes its time must not count as one
 * without the option: its server would outlive a killed owner.
 */
async function canBindToParent(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  return (await runCommand('setpriv', ['--pdeathsig', 'KILL', 'true'], { timeoutSeconds: 60 })).ok
}

// When this process died before setpriv had bound the signal, the shell has another parent by now and starts nothing.
const EXEC_UNLESS_ORPHAN = '[ "$PPID" = "$0" ] && exec "$@"'

function bindToParent(path: string, flags: string[]): [string, ...string[]] {
  const guarded = ['sh', '-c', EXEC_UNLESS_ORPHAN, String(process.pid), path, ...flags]
  return ['setpriv', '--pdeathsig', 'KILL', ...guarded]
}
