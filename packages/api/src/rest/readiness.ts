import { unavailableReason } from '@telecomx/database'

export interface ReadinessSettings {
  /** Longer than any healthy write of one row. */
  deadlineMs?: number
  /** How long an answer serves everybody who asks. */
  freshMs?: number
}

/**
 * Asks whether work can be done: undefined, or why not, in a word. However many ask at once, and for a second after,
 * one look answers them all; while a look hangs no other is begun.
 */
export function createReadiness(
  look: () => Promise<unknown>,
  { deadlineMs = 1_000, freshMs = 1_000 }: ReadinessSettings = {},
): () => Promise<string | undefined> {
  let looking: Promise<string | undefined> | undefined
  let answer: Promise<string | undefined> | undefined

  const begin = () => {
    looking ??= look()
      .then(
        () => undefined,
        (error: unknown) => unavailableReason(error) ?? 'unexpected',
      )
      .finally(() => (looking = undefined))
    return within(deadlineMs, looking, 'no_answer').finally(() => {
      setTimeout(() => (answer = undefined), freshMs).unref()
    })
  }
  return () => (answer ??= begin())
}

function within<Value>(ms: number, work: Promise<Value>, otherwise: Value): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), ms)
    void work.then(resolve).finally(() => clearTimeout(timer))
  })
}
