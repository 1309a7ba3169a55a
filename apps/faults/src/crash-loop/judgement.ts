/** A line when it does not hold. */
export function breach(isBroken: boolean, line: string): string[] {
  return isBroken ? [line] : []
}

/** How often there is each of them. */
export function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
