import { setImmediate } from 'node:timers/promises'

/** Others have their turn after so long. */
const longestTurnMs = 5

/**
 * Pauses long work, where it asks, for others to have their turn. It gives nothing to wait for when it has not worked for
 * long: to wait for nothing, ten thousand times, takes longer than much of the work.
 */
export function createEventLoopYield(): () => Promise<void> | undefined {
  let turnStarted = performance.now()
  return () => (performance.now() - turnStarted < longestTurnMs ? undefined : pause())

  async function pause(): Promise<void> {
    await setImmediate()
    turnStarted = performance.now()
  }
}
