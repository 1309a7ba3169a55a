import type { Say } from './clearing-house.js'
import { goWay, type WayOptions } from './go-way.js'
import type { Customer } from './people.js'
import { addWay, type Way } from './way.js'

/** Ways that are gone one beside another. */
export function createWays(options: Omit<WayOptions, 'uploads'>) {
  const begun: Way[] = []
  const underWay = new Set<Promise<void>>()
  const faults: string[] = []
  const uploads = { taken: 0, foundHere: 0, byTwo: 0 }

  return {
    begun,
    /** What went wrong on the way. */
    faults,
    underWay: () => underWay.size,
    async begin(customer: Customer): Promise<void> {
      const { way, copy } = await addWay(options.database, customer, options.random)
      begun.push(way)
      const going: Promise<void> = goWay({ ...options, uploads }, way, copy)
        .catch((error: Error) => void faults.push(`document ${way.document}, at ${way.at}: ${error.message}`))
        .finally(() => underWay.delete(going))
      underWay.add(going)
    },
    async ended(): Promise<void> {
      await Promise.all(underWay)
    },
    /** What the donor is to say of a porting; undefined as long as it may not be ordered. */
    sayOf: (porting: string): Say | undefined =>
      begun.find((way) => way.isOrdered && way.portings.some(({ id }) => id === porting))?.say,
    numbers: () => ({
      uploads: uploads.taken + uploads.foundHere,
      'uploads by two at once': uploads.byTwo,
      'uploads here after a cut': uploads.foundHere,
    }),
  }
}
