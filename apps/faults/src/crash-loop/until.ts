import { setTimeout } from 'node:timers/promises'

const pauseMs = 250

/** Resolves with what `look` finds, as soon as it finds something; rejects when the signal says that it is over. */
export async function until<Found>(
  look: () => Promise<Found | undefined | false>,
  signal: AbortSignal,
): Promise<Found> {
  for (;;) {
    signal.throwIfAborted()
    const found = await look()
    if (found !== undefined && found !== false) return found
    await setTimeout(pauseMs, undefined, { signal })
  }
}
