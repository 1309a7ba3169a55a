/** A connection, a free place in the pool or an answer did not come in time. */
export class DatabaseDeadlineError extends Error {
  override name = 'DatabaseDeadlineError'
}

/** Unlike work in a queue a place is held by who has it, several at once by one tenant, and comes back. */
export interface ConnectionPlaces {
  /**
   * A place for one connection, at once while one is free and the tenant has fewer than its share, else when its turn
   * comes. Gives what frees the place again, to be called once. Rejects after `patienceMs` of waiting.
   */
  take(tenant: string | undefined, patienceMs: number): Promise<() => void>
}

type Grant = (free: () => void) => void

/**
 * The places of a pool, lent out fairly: a freed place goes to the tenant whose turn it is, and none holds more than
 * `mostPerTenant`. What belongs to no tenant is the installation's own work: it has no bound, and its turn like the others.
 */
export function createConnectionPlaces({
  count,
  mostPerTenant,
}: {
  count: number
  mostPerTenant: number
}): ConnectionPlaces {
  let free = count
  const held = new Map<string | undefined, number>()
  // In the order of their turns. Whoever waits while a place is free holds its whole share.
  const waiting = new Map<string | undefined, Set<Grant>>()

  const mayHoldMore = (tenant: string | undefined) =>
    free > 0 && (tenant === undefined || (held.get(tenant) ?? 0) < mostPerTenant)

  const lend = (tenant: string | undefined) => {
    free--
    held.set(tenant, (held.get(tenant) ?? 0) + 1)
    return () => {
      free++
      const left = (held.get(tenant) ?? 0) - 1
      if (left > 0) held.set(tenant, left)
      else held.delete(tenant)
      serveNext()
    }
  }

  const serveNext = () => {
    for (const [tenant, [grant]] of waiting) {
      if (!grant || !mayHoldMore(tenant)) continue
      const queue = leave(tenant, grant)
      // Its next caller comes after those of all other tenants.
      if (queue && waiting.delete(tenant)) waiting.set(tenant, queue)
      return grant(lend(tenant))
    }
  }

  const leave = (tenant: string | undefined, grant: Grant) => {
    const queue = waiting.get(tenant)
    queue?.delete(grant)
    if (queue?.size !== 0) return queue
    waiting.delete(tenant)
    return undefined
  }

  return {
    take(tenant, patienceMs) {
      if (mayHoldMore(tenant)) return Promise.resolve(lend(tenant))
      return new Promise((resolve, reject) => {
        const grant: Grant = (freePlace) => {
          clearTimeout(timer)
          resolve(freePlace)
        }
        const giveUp = () => {
          leave(tenant, grant)
          reject(new DatabaseDeadlineError('no database connection in time'))
        }
        const timer = setTimeout(giveUp, patienceMs)
        waiting.set(tenant, (waiting.get(tenant) ?? new Set()).add(grant))
      })
    },
  }
}
