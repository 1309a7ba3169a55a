/** Numbers that move together from one donor. */
export interface PortingDraft {
  /** CPS code of the donor. */
  operator: string
  /** E.164, ascending; the first is the porting's main number. */
  numbers: [string, ...string[]]
}

/**
 * The portings that entries of numbers give rise to: one for each entry and donor, however the donor's numbers lie in
 * it, and none for numbers that are ours. Every number has a holder; the numbers of an entry are ascending.
 */
export function draftPortings(
  entries: readonly (readonly string[])[],
  holders: ReadonlyMap<string, string>,
  ownCpsCode: string,
): PortingDraft[] {
  return entries.flatMap((entry) => {
    const drafts = new Map<string, PortingDraft>()
    for (const number of entry) {
      const operator = holders.get(number) ?? ownCpsCode
      if (operator === ownCpsCode) continue
      const draft = drafts.get(operator)
      if (draft) draft.numbers.push(number)
      else drafts.set(operator, { operator, numbers: [number] })
    }
    return [...drafts.values()]
  })
}

/** The entries without the numbers that are there already; a number named twice stays where it is named first. */
export function withoutRepeats(
  entries: readonly (readonly string[])[],
  present: readonly string[] = [],
): string[][] {
  const seen = new Set(present)
  return entries.map((entry) => {
    const fresh = entry.filter((number) => !seen.has(number))
    for (const number of fresh) seen.add(number)
    return fresh
  })
}
