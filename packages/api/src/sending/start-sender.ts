import { setTimeout } from 'node:timers/promises'
import { type DeliveryMethod, deliveryMethods } from '@telecomx/validation'
import { errorFields, logOncePerMinute } from '../failures/log-failure.js'
import { type SenderDependencies, sendNext } from './send-next.js'

export interface Sender {
  /**
   * Takes up nothing more and lets what is in hand end; what has not been handed over within the grace time is given
   * back.
   */
  stop(graceMs?: number): Promise<void>
}

/** Enough for a mail server that answers at all, and well below the time that an orchestrator leaves. */
const usualGraceMs = 10_000

/**
 * Sends recorded deliveries until stopped, one at a time of each method: a fax line that is silent holds no e-mail up.
 * Any number of senders may run, in the server's process or in their own.
 */
export function startSender(dependencies: SenderDependencies): Sender {
  const [stop, breakOff] = [new AbortController(), new AbortController()]
  const running = deliveryMethods
    .filter((method) => dependencies.couriers[method])
    .map((method) => work(dependencies, method, { stop: stop.signal, breakOff: breakOff.signal }))
  return {
    async stop(graceMs = usualGraceMs) {
      stop.abort()
      const grace = setTimeout(graceMs, undefined, { ref: false }).then(() => breakOff.abort())
      await Promise.race([Promise.all(running), grace])
      await Promise.all(running)
    },
  }
}

async function work(
  dependencies: SenderDependencies,
  method: DeliveryMethod,
  { stop, breakOff }: { stop: AbortSignal; breakOff: AbortSignal },
): Promise<void> {
  while (!stop.aborted) {
    const worked = await sendNext(dependencies, method, breakOff).catch((error: unknown) => {
      logOncePerMinute(dependencies.log, 'sender_failed', { method, ...errorFields(error) })
      return false
    })
    // Aborting ends the pause early, by rejecting it.
    if (!worked) await setTimeout(dependencies.idleMs ?? 500, undefined, { signal: stop }).catch(() => {})
  }
}
