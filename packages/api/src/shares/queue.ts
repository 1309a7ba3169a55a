import type { ApiFailure } from '../failures/api-failure.js'

export interface QueueSettings {
  /** How much is done at once; default 1. */
  atOnce?: number
  /** How much may wait; the next is refused at once. */
  mostWaiting: number
  /** What has waited for so long is refused. */
  patienceMs: number
  /** What is refused; nothing of it was begun. `latestMs` is how long the latest work took. */
  refusal: (latestMs: number) => ApiFailure
}

/** Work that is done one piece after the other, or a few at once, in the order in which it came. */
export interface Queue {
  /** `waitedMs`: what it has waited elsewhere already. */
  run<Result>(work: () => Promise<Result>, waitedMs?: number): Promise<Result>
  /** Nothing is at work and nothing waits. */
  isEmpty(): boolean
}

export function createQueue({ atOnce = 1, mostWaiting, patienceMs, refusal }: QueueSettings): Queue {
  const waiting = new Set<() => void>()
  let taken = 0
  let latestMs = 0

  const waitForTurn = (waitedMs: number) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer)
        waiting.delete(begin)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(begin)
        reject(refusal(latestMs))
      }, patienceMs - waitedMs)
      waiting.add(begin)
    })

  /** The place goes to the first who waits without being free in between. */
  const leave = () => {
    const [next] = waiting
    if (next) next()
    else taken--
  }

  return {
    async run(work, waitedMs = 0) {
      const isFull = taken >= atOnce
      if (isFull && waiting.size >= mostWaiting) throw refusal(latestMs)
      if (isFull) await waitForTurn(waitedMs)
      else taken++
      const started = performance.now()
      try {
        return await work()
      } finally {
        latestMs = performance.now() - started
        leave()
      }
    },
    isEmpty: () => taken === 0,
  }
}
