import { setTimeout } from 'node:timers/promises'
import { keepEndedNumbers } from '@telecomx/database'
import { deliveryMethods } from '@telecomx/validation'
import { readMailbox } from '../mailbox/read-mailbox.js'
import { passNextOrder } from '../order/pass-next-order.js'
import { startDueOrders } from '../order/start-due-orders.js'
import { takeAnswers } from '../order/take-answers.js'
import { announceNext } from './announce-next.js'
import { deliveryTask } from './delivery-task.js'
import { remindNext } from './remind-next.js'
import { type BackgroundTask, runInLoop } from './run-in-loop.js'
import type { SenderDependencies } from './send-due.js'
import { mailSignInLinks, sweepSignIns, takeSignInRequests } from './sign-in-links.js'

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
  return [
    ...deliveryTasks(dependencies),
    ...orderTasks(dependencies),
    ...letterTasks(dependencies),
    ...signInTasks(dependencies),
    ...mailboxTasks(dependencies),
    keptNumbersTask(dependencies),
  ]
}

/** What is written without anybody's asking. */
function letterTasks(dependencies: SenderDependencies): BackgroundTask[] {
  const { idleMs } = dependencies
  return [
    { name: 'announce', work: () => announceNext(dependencies), idleMs: idleMs ?? 5_000 },
    { name: 'remind', work: () => remindNext(dependencies), idleMs: idleMs ?? 60_000 },
  ]
}

/** Somebody waits for the mail at a screen. */
function signInTasks(dependencies: SenderDependencies): BackgroundTask[] {
  const { idleMs } = dependencies
  const mail = async (breakOff: AbortSignal) => {
    const isAsked = await takeSignInRequests(dependencies)
    return (await mailSignInLinks(dependencies, breakOff)) || isAsked
  }
  return [
    { name: 'signIn.mail', work: mail, idleMs: idleMs ?? 1_000 },
    { name: 'signIn.sweep', work: () => sweepSignIns(dependencies), idleMs: idleMs ?? 60_000 },
  ]
}

/** Portings that a server of the version before ends are found by their numbers soon, too. */
function keptNumbersTask({ database, idleMs = 60_000 }: SenderDependencies): BackgroundTask {
  const work = async () => {
    await keepEndedNumbers(database)
    return false
  }
  return { name: 'porting.numbers', work, idleMs }
}

/** What comes in by mail, where a mailbox is read. */
function mailboxTasks({ incoming, idleMs = 5_000, ...dependencies }: SenderDependencies): BackgroundTask[] {
  if (!incoming) return []
  const work = (breakOff: AbortSignal) => readMailbox({ ...dependencies, ...incoming }, breakOff)
  return [{ name: 'mailbox', work, idleMs }]
}

/** Recorded deliveries, each method for itself: a fax line that is silent holds no e-mail up. */
function deliveryTasks(dependencies: SenderDependencies): BackgroundTask[] {
  return deliveryMethods
    .filter((method) => dependencies.couriers[method])
    .map((method) => deliveryTask(dependencies, method))
}

/** Orders start when their time comes; they leave, and answers come, where there is a gateway. */
function orderTasks({
  orderGateway,
  orderLeaseSeconds: leaseSeconds,
  idleMs = 1000,
  ...dependencies
}: SenderDependencies): BackgroundTask[] {
  const start = { name: 'order.start', work: () => startDueOrders(dependencies), idleMs }
  if (!orderGateway) return [start]
  const { database, log, newId } = dependencies
  const withGateway = {
    database,
    log,
    newId,
    orderGateway,
    ...(leaseSeconds !== undefined && { leaseSeconds }),
  }
  return [
    start,
    { name: 'order.pass', work: () => passNextOrder(withGateway), idleMs },
    { name: 'order.answer', work: () => takeAnswers(withGateway), idleMs },
  ]
}
