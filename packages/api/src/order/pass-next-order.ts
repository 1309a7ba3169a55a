import { type ClaimedOrder, claimOrder, type OrderSettlement, settleOrder } from '@telecomx/database'
import type { Log } from '../failures/log-failure.js'
import type { OrderGateway, OrderMessage } from './order-gateway.js'
import type { Dependencies } from '../procedure/dependencies.js'

export interface PassingDependencies extends Pick<Dependencies, 'database' | 'log' | 'newId'> {
  orderGateway: OrderGateway
  /** After it whoever has an order in hand counts as dead. */
  leaseSeconds?: number
}

const usualLeaseSeconds = 60
const firstRetrySeconds = 5
const longestWaitSeconds = 300

/**
 * Passes on the order that has been due longest, or that it is called off; false when there was nothing to do. Who dies
 * meanwhile leaves it to the next, who finds what was passed on already.
 */
export async function passNextOrder({
  database,
  log,
  newId,
  orderGateway,
  leaseSeconds = usualLeaseSeconds,
}: PassingDependencies): Promise<boolean> {
  const leaseOwner = newId()
  const claimedAt = performance.now()
  const order = await claimOrder(database, { leaseOwner, leaseSeconds })
  if (!order) return false
  // Who was held up since the claim must not begin what somebody else may have taken over.
  const isLate = performance.now() - claimedAt > (leaseSeconds * 1000) / 2
  const settlement = isLate ? { retryAfterSeconds: 0 } : await pass(orderGateway, log, order)
  const isOurs = await settleOrder(database, { leaseOwner, ...order }, settlement)
  log('order', {
    id: order.orderId,
    task: order.task,
    ...('done' in settlement ? {} : { retryInSeconds: settlement.retryAfterSeconds }),
    ...(!isOurs && { takenOver: true }),
  })
  return true
}

async function pass(gateway: OrderGateway, log: Log, order: ClaimedOrder): Promise<OrderSettlement> {
  try {
    await gateway.pass(messageOf(order))
    return { done: true }
  } catch (error) {
    log('order_not_passed_on', {
      id: order.orderId,
      error: (error as NodeJS.ErrnoException).code ?? 'unknown',
    })
    const wait = firstRetrySeconds * 2 ** Math.min(order.attempts - 1, 10)
    return { retryAfterSeconds: Math.min(wait, longestWaitSeconds) }
  }
}

/** The same of each try. */
function messageOf({ task, orderId, porting, facts, createdAt }: ClaimedOrder): OrderMessage {
  const head = { order: orderId, porting }
  if (task === 'cancel') return { kind: 'CANCEL', ...head, numbers: facts.numbers, donor: facts.donor }
  return { kind: 'ORDER', ...head, createdAt: createdAt.toISOString(), ...facts }
}
