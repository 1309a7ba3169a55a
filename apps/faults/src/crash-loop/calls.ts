import { setTimeout } from 'node:timers/promises'
import { type Client, createClient, documentedErrorOf, isOutcomeUnknown } from '@telecomx/client'

export type Calls = ReturnType<typeof createCalls>

/** How a call ended; `isCut` when one before it was, so that nobody could know whether it had happened. */
export type Ending<Answer> = { isCut: boolean } & ({ answer: Answer } | { refusal: string })

/** Calls whichever server is up, again when it breaks off, as people do. */
export function createCalls({ urls, random }: { urls: ReadonlySet<string>; random: () => number }) {
  const numbers = { calls: 0, 'calls cut off': 0 }

  async function call<Answer>(
    token: string,
    ask: (client: Client) => Promise<Answer>,
    signal: AbortSignal,
  ): Promise<Ending<Answer>> {
    numbers.calls++
    for (let isCut = false; ; ) {
      signal.throwIfAborted()
      const url = [...urls][Math.floor(random() * urls.size)]
      if (url !== undefined) {
        try {
          return { isCut, answer: await ask(createClient({ url, token, retries: 0, timeoutMs: 10_000 })) }
        } catch (error) {
          const row = documentedErrorOf(error)
          if (row && row.code < 500 && row.code !== 429)
            return { isCut, refusal: `${row.message}: ${row.description}` }
          if (isOutcomeUnknown(error)) {
            isCut = true
            numbers['calls cut off']++
          }
        }
      }
      await setTimeout(50, undefined, { signal })
    }
  }

  return { call, numbers }
}
