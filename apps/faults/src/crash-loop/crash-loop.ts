import { setTimeout } from 'node:timers/promises'
import { createRandom } from './create-random.js'
import { judge } from './judge.js'
import { openSurroundings, type Surroundings, type SurroundingsOptions } from './surroundings.js'
import { until } from './until.js'
import { addFirstWork, addWork, isDone } from './work.js'

export interface CrashLoopOptions extends Pick<SurroundingsOptions, 'databaseUrl' | 'orderFolder'> {
  kills: number
  seed: number
  /** Told now and then how many were killed. */
  progress?: (killed: number) => void
  /** Ends it early. */
  signal?: AbortSignal
}

/** The processes that are killed; the next of the kind starts then. */
const victims = ['sender', 'server', 'sender', 'server', 'sender', 'server'] as const
/**
 * Of one that is up. A hand-over takes about 100 ms: a sender is killed in its first, its fourth, or between two. A server
 * lives long enough to read a file first. The pace is not set by this but by how long a process takes to start.
 */
const longestLifeMs = { sender: 400, server: 2_500 }
/** What a killed one had in hand is soon taken up; the last ones leave one another all the time that they need. */
const [shortLease, longLease] = [{ leaseSeconds: 1.2 }, { leaseSeconds: 20 }]
/** What the last processes may take for what the killed ones left. */
const longestFinishMs = 300_000

/**
 * Kills servers and senders at any moment of their work, three of each at a time, while signed copies come in, customers are
 * reminded, numbers are ordered and letters go out. Gives what became of everything when the last ones have finished it.
 * What it starts has ended when it returns or throws.
 */
export async function crashLoop({ kills, seed, progress, signal, ...places }: CrashLoopOptions) {
  const started = performance.now()
  const over = new AbortController()
  const ending = signal ? AbortSignal.any([over.signal, signal]) : over.signal
  const surroundings = await openSurroundings({ ...places, random: createRandom(seed), signal: ending })
  try {
    await addFirstWork(surroundings)
    await keepKilling(surroundings, { kills, progress, signal })
    await finish(surroundings, over, ending)
    const { numbers, breaches } = await judge(surroundings)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    return { numbers: { kills, ...numbers, seconds }, breaches }
  } finally {
    over.abort()
    await surroundings.close()
  }
}

async function keepKilling(
  surroundings: Surroundings,
  { kills, progress, signal }: Pick<CrashLoopOptions, 'kills' | 'progress' | 'signal'>,
): Promise<void> {
  const { processes, random } = surroundings
  let [left, killed] = [kills, 0]
  const keepOn = async (kind: (typeof victims)[number]) => {
    while (left-- > 0) {
      const startedAt = performance.now()
      const victim = await processes.start(kind, shortLease)
      // On a slow machine everything takes longer.
      const longestMs = Math.max(longestLifeMs[kind], (performance.now() - startedAt) / 2)
      await setTimeout(random() * longestMs, undefined, { signal })
      await victim.kill()
      if (++killed % 50 === 0) progress?.(killed)
      await addWork(surroundings)
    }
  }
  await Promise.all(victims.map(keepOn))
}

/** Resolves when everything is done, or when it takes too long: then the judge sees what is left. */
async function finish(surroundings: Surroundings, over: AbortController, ending: AbortSignal): Promise<void> {
  const { processes, ways, clearingHouse } = surroundings
  const last = await Promise.all(victims.map((kind) => processes.start(kind, longLease)))
  const timer = globalThis.setTimeout(() => over.abort(new Error('it took too long')), longestFinishMs)
  try {
    await ways.ended()
    await until(() => isDone(surroundings), ending)
  } catch (error) {
    if (!over.signal.aborted) throw error
  } finally {
    clearTimeout(timer)
  }
  await Promise.all(last.map((process) => process.stop()))
  await clearingHouse.close()
}
