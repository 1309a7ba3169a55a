import { setImmediate } from 'node:timers/promises'

/** Others have their turn after so long. */
const longestTurnMs = 5

/** Pauses long work, where it asks, for others to have their turn: at once when it has not worked for long. */
export function createGiveWay(): () => Promise<void> {
  let turnStarted = performance.now()
  return async () => {
    if (performance.now() - turnStarted < longestTurnMs) return
    await setImmediate()
    turnStarted = performance.now()
  }
}
