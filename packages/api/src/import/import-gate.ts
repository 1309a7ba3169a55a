import { unavailable } from '../api-failure.js'

/** Lets one import at a time through. @throws ApiFailure 503, and nothing was begun */
export type ImportGate = <Result>(work: () => Promise<Result>) => Promise<Result>

/** What waits holds a connection and nothing of its body; but a client has 30 seconds to send that. */
const usualPatience = { mostWaiting: 4, longestWaitMs: 10_000 }

/** A gate of its own for each process. Who comes first goes first; who waits too long, or finds too many waiting, is 503. */
export function createImportGate({ mostWaiting, longestWaitMs } = usualPatience): ImportGate {
  const waiting = new Set<() => void>()
  let isTaken = false

  async function enter(): Promise<void> {
    if (!isTaken) {
      isTaken = true
      return
    }
    if (waiting.size >= mostWaiting) throw unavailable()
    await new Promise<void>((resolve, reject) => {
      const goOn = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(goOn)
        reject(unavailable())
      }, longestWaitMs)
      waiting.add(goOn)
    })
  }

  /** The place goes to the first who waits without being free in between. */
  function leave(): void {
    const [next] = waiting
    if (!next) isTaken = false
    else {
      waiting.delete(next)
      next()
    }
  }

  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
