/** What is visited in a round; gives what one visit measured. */
export type Visit<Result> = (round: number) => Promise<Result>

export interface VisitOptions {
  rounds: number
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
  { rounds, signal }: VisitOptions,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contenders) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>
  for (let round = 0; round < rounds; round++)
    for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
      signal.throwIfAborted()
      results[name].push(await contenders[name](round))
    }
  return results
}
