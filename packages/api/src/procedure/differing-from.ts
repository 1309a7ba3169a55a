/** The given values that the object does not have already. Undefined is not given, null is unset. */
export function differingFrom<Changes extends object>(present: object, changes: Changes): Partial<Changes> {
  const values = present as Record<string, unknown>
  const differing = Object.entries(changes).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(values[field] ?? null),
  )
  return Object.fromEntries(differing) as Partial<Changes>
}

export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0
}
