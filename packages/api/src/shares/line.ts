import type { ApiFailure } from '../failures/api-failure.js'

export interface LineSettings {
  /** How much may wait; the next is refused at once. */
  mostWaiting: number
  /** What has waited for so long is refused. */
  patienceMs: number
  /** What is refused; nothing of it was begun. Told is how long the latest work took. */
  refusal: (latestMs: number) => ApiFailure
}

/** Work that is done one piece after the other, in the order in which it came. */
export interface Line {
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** Nothing is at work and nothing waits. */
  isEmpty(): boolean
}

export function createLine({ mostWaiting, patienceMs, refusal }: LineSettings): Line {
  const waiting = new Set<() => void>()
  let isTaken = false
  let latestMs = 0

  const waitForTurn = () =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer)
        waiting.delete(begin)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(begin)
        reject(refusal(latestMs))
      }, patienceMs)
      waiting.add(begin)
    })

  /** The place goes to the first who waits without being free in between. */
  const leave = () => {
    const [next] = waiting
    if (next) next()
    else isTaken = false
  }

  return {
    async run(work) {
      if (isTaken && waiting.size >= mostWaiting) throw refusal(latestMs)
      if (isTaken) await waitForTurn()
      isTaken = true
      const started = performance.now()
      try {
        return await work()
      } finally {
        latestMs = performance.now() - started
        leave()
      }
    },
    isEmpty: () => !isTaken,
  }
}
