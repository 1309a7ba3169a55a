/** Something that the demo itself found wrong, in words for people. */
class Fault extends Error {}

export function fault(message: string): Error {
  return new Fault(message)
}

/** One line for a fault; for anything unforeseen the cause as well, because fetch hides it there. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.message}${cause}`
}
