import { unavailable } from '../failures/api-failure.js'

/** How many files of strangers are taken in at once: each is in memory as a whole. */
export interface UploadPlaces {
  /** Throws 503 at once when all places, or all of that network, are taken; then nothing was begun. */
  run<Result>(network: string, work: () => Promise<Result>): Promise<Result>
}

/** Eight files of 10 MB, twice while one is being read. One network cannot take all places and keep others out. */
const usual = { most: 8, mostOfNetwork: 2 }

export function createUploadPlaces({ most, mostOfNetwork } = usual): UploadPlaces {
  const taken = new Map<string, number>()
  let all = 0
  const count = (network: string, change: 1 | -1) => {
    const left = (taken.get(network) ?? 0) + change
    if (left > 0) taken.set(network, left)
    else taken.delete(network)
    all += change
  }
  return {
    async run(network, work) {
      if (all >= most || (taken.get(network) ?? 0) >= mostOfNetwork) throw unavailable()
      count(network, 1)
      try {
        return await work()
      } finally {
        count(network, -1)
      }
    },
  }
}
