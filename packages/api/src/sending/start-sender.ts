import { setTimeout } from 'node:timers/promises'
import { deliveryMethods } from '@telecomx/validation'
import { readMailbox } from '../mailbox/read-mailbox.js'
import { type BackgroundTask, runInLoop } from './run-in-loop.js'
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
 * Does what is to be done beside the requests until stopped: each kind of task in a loop of its own. Any number of senders
 * may run, in the server's process or in their own.
 */
export function startSender(dependencies: SenderDependencies): Sender {
  const [stop, breakOff] = [new AbortController(), new AbortController()]
  const signals = { stop: stop.signal, breakOff: breakOff.signal }
  const running = tasksOf(dependencies).map((task) => runInLoop(dependencies.log, task, signals))
  return {
    async stop(graceMs = usualGraceMs) {
      stop.abort()
      const grace = setTimeout(graceMs, undefined, { ref: false }).then(() => breakOff.abort())
      await Promise.race([Promise.all(running), grace])
      await Promise.all(running)
    },
  }
}

function tasksOf(dependencies: SenderDependencies): BackgroundTask[] {
  return [...deliveryTasks(dependencies), ...mailboxTasks(dependencies)]
}

/** What comes in by mail, where a mailbox is read. */
function mailboxTasks({ incoming, idleMs = 5_000, ...dependencies }: SenderDependencies): BackgroundTask[] {
  if (!incoming) return []
  const work = (breakOff: AbortSignal) => readMailbox({ ...dependencies, ...incoming }, breakOff)
  return [{ name: 'mailbox', work, idleMs }]
}

/** Recorded deliveries, one at a time of each method: a fax line that is silent holds no e-mail up. */
function deliveryTasks(dependencies: SenderDependencies): BackgroundTask[] {
  return deliveryMethods
    .filter((method) => dependencies.couriers[method])
    .map((method) => ({
      name: `delivery.${method}`,
      work: (breakOff) => sendNext(dependencies, method, breakOff),
      idleMs: dependencies.idleMs ?? 500,
    }))
}
