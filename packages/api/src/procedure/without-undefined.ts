/** The properties of T that may be undefined become optional ones. */
type WithoutUndefined<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>
}

/** An unset value is no key at all, as in what is read back. */
export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  const set: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) if (each !== undefined) set[key] = each
  return set as WithoutUndefined<T>
}
