import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { type ProcessFailure, saysOutOfMemory } from './scan-outcome.js'
import { stopSignals } from './stop-signals.js'

export interface StartedProcess {
  child: ChildProcess
  /** Why it is no more, once it is. One that could not be started has ended. */
  ended: Promise<ProcessFailure>
}

/**
 * Starts a process that has nothing of ours but its script, and is no reason for our own to stay.
 *
 * @throws Error of some of what keeps a process from starting; of the rest tells `ended`
 */
export function startProcess(script: URL): StartedProcess {
  const child = fork(script, [String(process.pid)], {
    serialization: 'advanced',
    // Of the heap; what WebAssembly and pixels take is bounded by the process itself.
    execArgv: ['--max-old-space-size=256'],
    // No secret of ours is near a hostile file.
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    words = (words + piece).slice(0, mostWords)
  })
  child.on('error', (error) => {
    words ||= String(error)
  })
  const ended = new Promise<ProcessFailure>((resolve) => {
    child.once('close', () => resolve(failureOf(child, words)))
  })
  setHolding(child, false)
  return { child, ended }
}

/** Returns when it is no more. */
export async function killProcess({ child, ended }: StartedProcess): Promise<void> {
  setHolding(child, true)
  child.kill('SIGKILL')
  await ended
}

/** Where V8 says why it gives up. */
const mostWords = 10_000

/** Whether our own process stays while this one does. */
function setHolding(child: ChildProcess, isHolding: boolean): void {
  for (const handle of [child, child.channel, child.stderr as Socket | null])
    if (isHolding) handle?.ref()
    else handle?.unref()
}

function failureOf({ exitCode, signalCode, killed }: ChildProcess, words: string): ProcessFailure {
  const said = /^(FATAL ERROR|\w*Error\b).*/m.exec(words)?.[0]
  // Killed by others: its own watch, which looks at its memory, or a system that has none left.
  const isOutOfMemory = saysOutOfMemory(words) || (signalCode === 'SIGKILL' && !killed)
  return {
    failed: isOutOfMemory ? 'MEMORY' : 'CRASH',
    message: said ?? `The process ended before its answer (${signalCode ?? exitCode})`,
    isStopped: stopSignals.some((signal) => signal === signalCode),
  }
}
