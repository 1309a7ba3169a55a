import type { DeliverySettlement } from '@telecomx/database'
import type { DeliveryMethod } from '@telecomx/validation'
import { deliveryWays } from '../delivery/delivery-ways.js'
import { errorFields, logOncePerMinute } from '../failures/log-failure.js'
import type { BackgroundTask } from './run-in-loop.js'
import { createCopiesQueue, sendDue, type SenderDependencies } from './send-due.js'

/**
 * Sends recorded deliveries of one method, several at a time. It begins with one and twice as many each time one is taken;
 * while the server that takes them is away, it is one at a time again, with a pause before the next.
 */
export function deliveryTask(dependencies: SenderDependencies, method: DeliveryMethod): BackgroundTask {
  const name = `delivery.${method}`
  const most = mostInHand(dependencies, method)
  const copiesQueue = createCopiesQueue(dependencies)
  const inHand = new Set<Promise<void>>()
  let [hands, isAway] = [1, false]
  const learn = (settlement: DeliverySettlement) => {
    isAway = isServerAway(settlement)
    hands = isAway ? 1 : Math.min(hands * 2, most)
  }
  const hold = (sending: Promise<DeliverySettlement>) => {
    const held = sending.then(learn, (error: unknown) => {
      logOncePerMinute(dependencies.log, 'sender_failed', { task: name, ...errorFields(error) })
    })
    inHand.add(held)
    void held.then(() => inHand.delete(held))
  }
  return {
    name,
    idleMs: dependencies.idleMs ?? 500,
    async work(stop) {
      const free = hands - inHand.size
      const sendings = free > 0 ? await sendDue(dependencies, method, { most: free, copiesQueue, stop }) : []
      for (const sending of sendings) hold(sending)
      // Half of the hands, so that several are claimed and read together while others are on their way.
      while (inHand.size > hands / 2) await Promise.race(inHand)
      return sendings.length > 0 && !isAway
    },
    async ended() {
      await Promise.all(inHand)
    },
  }
}

/** What a sender that dies has in hand of a method that is not repeated, a person must ask about: no more than one. */
function mostInHand({ couriers }: SenderDependencies, method: DeliveryMethod): number {
  return deliveryWays[method].isRepeatable ? (couriers[method]?.atOnce ?? 1) : 1
}

const awayFaults = new Set([
  'MAIL_SERVER_AWAY',
  'NO_MAIL_ACCESS',
  'MAIL_NOT_SAFE',
  'FAX_SERVER_AWAY',
  'NO_FAX_ACCESS',
])

function isServerAway({ state, fault }: DeliverySettlement): boolean {
  return state === 'queued' && fault !== undefined && awayFaults.has(fault)
}
