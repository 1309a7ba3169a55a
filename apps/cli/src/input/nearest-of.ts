/** The name that was most likely meant, begun or mistyped; undefined when none is near. */
export function nearestOf(given: string, names: readonly string[]): string | undefined {
  const begun = names.filter((name) => name.toLowerCase().startsWith(given.toLowerCase()))
  if (given !== '' && begun.length === 1) return begun[0]
  const near = names
    .map((name) => ({ name, distance: distanceOf(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length * 0.4)))
  return near.toSorted((one, other) => one.distance - other.distance)[0]?.name
}

/** How many letters must be changed, added or taken away: Levenshtein's distance. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1]
    for (const [at, against] of Array.from(other).entries())
      next.push(
        Math.min((row[at] ?? 0) + Number(letter !== against), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
