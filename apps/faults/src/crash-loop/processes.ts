import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { AtWork, ProductSettings } from './product-process.js'

/** A running process of the product. */
export interface ProductProcess {
  /** Kills it, without a chance to tidy up. */
  kill(): Promise<void>
  /** Lets it end in order. */
  stop(): Promise<void>
}

// As built, also for who runs the sources.
const program = fileURLToPath(new URL('../../dist/crash-loop/product-process.js', import.meta.url))

const longestStartMs = 120_000

export type Processes = ReturnType<typeof createProcesses>

/** Starts servers and senders, and ends every one of them. */
export function createProcesses(settings: Omit<ProductSettings, 'isServer' | 'leaseSeconds'>) {
  const running = new Set<ChildProcess>()
  const urls = new Set<string>()
  let closed = false
  const killAll = () => running.forEach((child) => child.kill('SIGKILL'))
  // The last resort, for an end of this process that nobody foresaw.
  process.once('exit', killAll)

  return {
    /** Where those answer that are up. */
    urls,
    /** Resolves when it is at work. */
    async start(
      kind: 'server' | 'sender',
      { leaseSeconds }: Pick<ProductSettings, 'leaseSeconds'>,
    ): Promise<ProductProcess> {
      if (closed) throw new Error('no more processes are started')
      const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
      running.add(child)
      const ended = endOf(child).finally(() => running.delete(child))
      child.send({ ...settings, isServer: kind === 'server', leaseSeconds } satisfies ProductSettings)
      const up = once(child, 'message', { signal: AbortSignal.timeout(longestStartMs) })
      const [{ url }] = (await Promise.race([up, ended.then(endedByItself)])) as [AtWork]
      if (url !== undefined) urls.add(url)
      const gone = async () => {
        const how = await ended
        // People find out by themselves.
        if (url !== undefined) urls.delete(url)
        return how
      }
      return {
        async kill() {
          child.kill('SIGKILL')
          const how = await gone()
          if (how !== 'SIGKILL') endedByItself(how)
        },
        async stop() {
          if (child.connected) child.disconnect()
          const how = await gone()
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
  throw new Error(`a process of the product ended by itself (${how})`)
}
