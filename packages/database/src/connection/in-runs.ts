import { setTimeout } from 'node:timers/promises'
import { DatabaseUnavailableError } from './transaction-errors.js'

/**
 * For so long work is run again that lost to others: one of many wins each round, so a count would turn some away. On a
 * machine so busy that few runs fit in, as many all the same.
 */
const patienceMs = 5_000
const fewestRuns = 5

/** Why work may run again: by time when it lost to others, a few times when it is the server that failed. */
interface Repeatable {
  lostToOthers: (error: unknown) => boolean
  hadNoEffect: (error: unknown) => boolean
}

/** Does the work, again and again where it may be, until it is done. */
export async function inRuns<Result>(
  work: () => Promise<Result>,
  { lostToOthers, hadNoEffect }: Repeatable,
): Promise<Result> {
  const started = performance.now()
  for (let run = 1; ; run++) {
    try {
      return await work()
    } catch (error) {
      const isLoser = lostToOthers(error)
      if (!isLoser && !hadNoEffect(error)) throw error
      const isPatient = isLoser && performance.now() - started < patienceMs
      if (run >= fewestRuns && !isPatient)
        throw new DatabaseUnavailableError('the work kept failing', { cause: error })
      await jitteredPause(run)
    }
  }
}

/** Growing and jittered, so that two transactions that met once do not meet again. */
function jitteredPause(run: number): Promise<void> {
  return setTimeout(Math.random() * Math.min(20 * 2 ** run, 500))
}
