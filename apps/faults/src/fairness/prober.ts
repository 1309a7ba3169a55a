import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Whom a prober process calls, and as whom. */
export interface ProberSettings {
  url: string
  token: string
  /** It does not end before it has made so many. */
  leastProbes: number
}

/** One small call of another tenant. */
export interface Probe {
  path: string
  /** 0: no answer. */
  status: number
  ms: number
}

// As built, also for who runs the sources.
const program = fileURLToPath(new URL('../../dist/fairness/prober-process.js', import.meta.url))

const longestStartMs = 30_000
/** A probe is given up after 30 seconds. */
const longestStopMs = 40_000

/** Starts a process that makes small calls ten times a second, whatever became of the ones before. */
export async function startProber(settings: ProberSettings) {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const heard = (longestMs: number) => once(child, 'message', { signal: AbortSignal.timeout(longestMs) })
  child.send(settings)
  await heard(longestStartMs)
  return {
    /** Resolves when each of its calls has come to an end. */
    async stop(): Promise<Probe[]> {
      child.send('stop')
      const [probes] = (await heard(longestStopMs)) as [Probe[]]
      return probes
    },
    kill() {
      process.off('exit', kill)
      kill()
    },
  }
}
