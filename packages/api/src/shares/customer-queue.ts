import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'

export interface CustomerQueue {
  /**
   * Makes a change of the customer when those before it are made, in the order in which they came. Throws 429 with the
   * wait when too many wait already, or when its turn does not come in time; nothing was done then.
   */
  run<Result>(customerId: string, change: () => Promise<Result>): Promise<Result>
}

export interface CustomerQueueSettings {
  mostWaiting?: number
  patienceMs?: number
}

interface Line {
  /** In the order of their turns. */
  waiting: Set<() => void>
  /** How long the latest change took. */
  lastMs: number
}

/**
 * Changes of one customer would wait for the customer's row, each with a connection in its hand; here they wait without
 * one. What several servers do to one customer is settled in the database.
 */
export function createCustomerQueue({
  mostWaiting = 100,
  patienceMs = 20_000,
}: CustomerQueueSettings = {}): CustomerQueue {
  const lines = new Map<string, Line>()

  const comeUp = (customerId: string): Promise<void> | undefined => {
    const line = lines.get(customerId)
    if (!line) return void lines.set(customerId, { waiting: new Set(), lastMs: 0 })
    if (line.waiting.size >= mostWaiting) throw tooMany(line)
    return waitIn(line, patienceMs)
  }

  const leave = (customerId: string, tookMs: number) => {
    const line = lines.get(customerId)
    const [next] = line?.waiting ?? []
    if (!line || !next) return void lines.delete(customerId)
    line.lastMs = tookMs
    line.waiting.delete(next)
    next()
  }

  return {
    async run(customerId, change) {
      await comeUp(customerId)
      const started = performance.now()
      try {
        return await change()
      } finally {
        leave(customerId, performance.now() - started)
      }
    },
  }
}

function waitIn(line: Line, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      line.waiting.delete(begin)
      reject(tooMany(line))
    }, patienceMs)
    line.waiting.add(begin)
  })
}

/** There is room again when the change in hand is made. */
function tooMany({ lastMs }: Line): ApiFailure {
  return new ApiFailure(transportErrors.rateLimited, {
    retryAfterSeconds: Math.max(1, Math.ceil(lastMs / 1000)),
  })
}
