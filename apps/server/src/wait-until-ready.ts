import { setTimeout as pause } from 'node:timers/promises'
import { describeDatabaseFailure } from './describe-database-failure.js'

export interface Waiting {
  /** Where the database is, in words. */
  place?: string
  patienceSeconds: number
  /** Called with a sentence about each reason to wait, and again now and then. */
  progress: (message: string) => void
  stop?: AbortSignal | undefined
}

const pauseMs = 200
const reminderMs = 20_000

/**
 * Gives what `work` gives, which is done again for as long as the database is not ready for it: it starts, joins its
 * cluster, or takes no changes. Throws at once what does not pass by itself, and the last failure in the end.
 */
export async function waitUntilReady<Result>(
  { place, patienceSeconds, progress, stop }: Waiting,
  work: () => Promise<Result>,
): Promise<Result> {
  const deadline = performance.now() + patienceSeconds * 1000
  let lastSaid = { sentence: '', at: 0 }
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const now = performance.now()
      const failure = describeDatabaseFailure(error, place)
      if (!failure?.mayPass || now > deadline) throw error
      if (failure.sentence !== lastSaid.sentence || now - lastSaid.at > reminderMs) {
        lastSaid = { sentence: failure.sentence, at: now }
        progress(`${failure.sentence}. Waiting for it, at most ${Math.ceil((deadline - now) / 1000)} s`)
      }
    }
    await pause(pauseMs, undefined, stop && { signal: stop })
  }
}
