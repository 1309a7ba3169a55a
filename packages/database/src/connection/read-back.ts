import { setTimeout } from 'node:timers/promises'
import type { Database } from '../schema.js'
import { renewWaits } from './connect.js'
import { OutcomeUnknownError } from './transaction-errors.js'
import { isUnavailable } from './unavailable-reason.js'

/** A caller waits for it. */
const usualReadBackMs = 10_000

/**
 * Asks what became of a commit without a clear answer, on other connections, as long as the database is not there to
 * answer; but no longer than that. Throws an `OutcomeUnknownError` when it cannot be told.
 */
export async function readBack<Outcome>(
  database: Database,
  ask: () => Promise<Outcome>,
  { readBackMs = usualReadBackMs, cause }: { readBackMs?: number | undefined; cause: unknown },
): Promise<Outcome> {
  const unknown = () => {
    throw new OutcomeUnknownError('no clear answer to the commit', { cause })
  }
  const asking = whileUnavailable({ patienceMs: readBackMs, pauseMs: 100 }, () => {
    renewWaits(database)
    return ask()
  })
  return Promise.race([
    asking.catch(unknown),
    setTimeout(readBackMs, undefined, { ref: false }).then(unknown),
  ])
}

/** Does `work` again, for so long, while the database is away. Only for work that may be done twice. */
export async function whileUnavailable<Result>(
  { patienceMs, pauseMs }: { patienceMs: number; pauseMs: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > deadline) throw error
      await setTimeout(pauseMs)
    }
  }
}
