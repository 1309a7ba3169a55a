/** Keeps account of work that has begun and not ended: a courier that is closed waits for it. */
export function trackWork() {
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
