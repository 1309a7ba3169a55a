/** What first went wrong: fetch says no more than that it failed. */
export function deepestCause(error: unknown): NodeJS.ErrnoException {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error instanceof AggregateError && error.errors[0] !== undefined) return deepestCause(error.errors[0])
  return error.cause === undefined ? error : deepestCause(error.cause)
}
