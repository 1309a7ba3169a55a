/**
 * So many places for work: gives what does a piece of it when one is free, those that wait in the order in which they came.
 */
export function createPlaces(count: number) {
  const waiting: (() => void)[] = []
  let free = count
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // To the next, without being free in between.
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
