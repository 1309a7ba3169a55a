import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SenderSettings } from './sender-process.js'

/** A running process that sends. */
export interface Sender {
  /** Kills it, without a chance to tidy up. */
  kill(): Promise<void>
  /** Lets it end in order. */
  stop(): Promise<void>
}

// As built, also for who runs the sources.
const program = fileURLToPath(new URL('../../dist/crash-loop/sender-process.js', import.meta.url))

const longestStartMs = 30_000

/** Starts sender processes, and ends every one of them. */
export function createSenders(settings: SenderSettings) {
  const running = new Set<ChildProcess>()
  let closed = false
  const killAll = () => running.forEach((child) => child.kill('SIGKILL'))
  // The last resort, for an end of this process that nobody foresaw.
  process.once('exit', killAll)

  return {
    /** Resolves when it is at work. */
    async start(): Promise<Sender> {
      if (closed) throw new Error('no more senders are started')
      const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
      running.add(child)
      const ended = endOf(child).finally(() => running.delete(child))
      child.send(settings)
      const up = once(child, 'message', { signal: AbortSignal.timeout(longestStartMs) })
      await Promise.race([up, ended.then(endedByItself)])
      return {
        async kill() {
          child.kill('SIGKILL')
          const how = await ended
          if (how !== 'SIGKILL') endedByItself(how)
        },
        async stop() {
          if (child.connected) child.disconnect()
          const how = await ended
          if (how !== '0') endedByItself(how)
        },
      }
    },
    async end(): Promise<void> {
      closed = true
      const ends = [...running].map(endOf)
      killAll()
      await Promise.all(ends)
      process.off('exit', killAll)
    },
  }
}

/** The signal or the exit code. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)))
    child.on('error', (error) => resolve(error.message))
  })
}

function endedByItself(how: string): never {
  throw new Error(`a sender ended by itself (${how})`)
}
