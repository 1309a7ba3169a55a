/** Work that has begun and not ended: what a courier waits for when it is closed. */
export function createUnderWay() {
  const works = new Set<Promise<unknown>>()
  return {
    /** Gives what the work gives. */
    track: <Result>(work: Promise<Result>): Promise<Result> => {
      const tracked = work.finally(() => works.delete(tracked))
      works.add(tracked)
      return tracked
    },
    /** Resolves when all of it has ended, however it ends. */
    ended: async (): Promise<void> => {
      await Promise.allSettled(works)
    },
  }
}
