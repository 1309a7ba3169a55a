/** What is visited in a round; gives what one visit measured. Rounds that do not count are below 0. */
export type Visit<Result> = (round: number) => Promise<Result>

export interface VisitOptions {
  rounds: number
  /** Before those that count: who was started just now is warm then. Default: none. */
  warmRounds?: number
  /** Ends it before the next visit. */
  signal: AbortSignal
}

/**
 * Visits all in turn, round after round, and gives the results of each in the order of the rounds: results of the same
 * round are neighbours in time, and can be compared. Each round begins with another one, so that none has always the same
 * one before it.
 */
export async function visitInTurn<Name extends string, Result>(
  contenders: Readonly<Record<Name, Visit<Result>>>,
  { rounds, warmRounds = 0, signal }: VisitOptions,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contenders) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>
  for (let round = 0 - warmRounds; round < rounds; round++) {
    const first = Math.max(round, 0) % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      signal.throwIfAborted()
      const result = await contenders[name](round)
      if (round >= 0) results[name].push(result)
    }
  }
  return results
}
