import { fault } from './fault.js'

const patienceMs = 30_000

/** Looks until there is something; gives it. */
export async function waitFor<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw fault(`${what} did not come within ${patienceMs / 1000} s`)
}
