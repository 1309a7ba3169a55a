/** Whose the tokens were that were good a moment ago, in this process's memory: before the next look-up of one it is a guess. */
export interface KnownTokens {
  customerOf(bearer: string): string | undefined
  note(bearer: string, customerId: string): void
  forget(bearer: string): void
}

/** More than a process sees at a time; the oldest goes for the next. */
const mostKnown = 10_000

export function createKnownTokens(): KnownTokens {
  const customers = new Map<string, string>()
  return {
    customerOf: (bearer) => customers.get(bearer),
    note(bearer, customerId) {
      const [oldest] = customers.keys()
      if (customers.size >= mostKnown && oldest !== undefined) customers.delete(oldest)
      customers.set(bearer, customerId)
    },
    forget: (bearer) => void customers.delete(bearer),
  }
}
