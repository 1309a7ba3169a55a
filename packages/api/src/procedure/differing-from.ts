/** The given values that the object does not have already. Undefined is not given, null is unset. */
export function differingFrom<Changes extends object>(present: object, changes: Changes): Partial<Changes> {
  const values = present as Record<string, unknown>
  const differing = Object.entries(changes).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(values[field] ?? null),
  )
  return Object.fromEntries(differing) as Partial<Changes>
}

/** What the audit log tells of a change: the fields that differ, as they were and as they are. */
export function asAudited(present: object, differing: object): { before: object; after: object } {
  const values = present as Record<string, unknown>
  const before = Object.fromEntries(Object.keys(differing).map((field) => [field, values[field] ?? null]))
  return { before, after: differing }
}

export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0
}
