import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { createLine, type Line, type LineSettings } from './line.js'

export interface CustomerQueue {
  /**
   * Makes a change of the customer when those before it are made, in the order in which they came. Throws 429 with the
   * wait when too many wait already, or when its turn does not come in time; nothing was done then.
   */
  run<Result>(customerId: string, change: () => Promise<Result>): Promise<Result>
}

/** With a usual change of 100 ms a place behind a hundred others comes within half the patience of the client's calls. */
const usual: LineSettings = { mostWaiting: 100, patienceMs: 20_000, refusal: tooMany }

/**
 * Changes of one customer would wait for the customer's row, each with a connection in its hand; here they wait without
 * one. What several servers do to one customer is settled in the database.
 */
export function createCustomerQueue(settings: Partial<LineSettings> = {}): CustomerQueue {
  const lines = new Map<string, Line>()
  return {
    async run(customerId, change) {
      const line = lines.get(customerId) ?? createLine({ ...usual, ...settings })
      lines.set(customerId, line)
      try {
        return await line.run(change)
      } finally {
        if (line.isEmpty()) lines.delete(customerId)
      }
    },
  }
}

/** There is room again when the change in hand is made. */
function tooMany(latestMs: number): ApiFailure {
  return new ApiFailure(transportErrors.rateLimited, {
    retryAfterSeconds: Math.max(1, Math.ceil(latestMs / 1000)),
  })
}
