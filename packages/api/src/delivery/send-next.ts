import {
  claimDelivery,
  type ClaimedDelivery,
  type ClaimedTask,
  type DeliverySettlement,
  findClaimedDelivery,
  settleDelivery,
  whileUnavailable,
} from '@telecomx/database'
import type { Courier, Couriers, HandOver } from '@telecomx/delivery'
import type { DeliveryMethod } from '@telecomx/validation'
import type { Dependencies } from '../dependencies.js'

/** What the sender needs: a transport for each method that it shall serve; deliveries of others stay queued. */
export interface SenderDependencies extends Pick<Dependencies, 'database' | 'issuer' | 'log' | 'newId'> {
  couriers: Couriers
  /** Wait after the first try that came to nothing. The next waits double, up to fifteen times this one. */
  firstRetrySeconds?: number
  /** Longer than the slowest hand-over that a courier allows itself; after it the sender counts as dead. */
  leaseSeconds?: number
  /** Pause between looks for work when there was none. */
  idleMs?: number
}

const usualLeaseSeconds = 300
const usualFirstRetrySeconds = 60
/** A fax server gives up within hours by itself; one that says nothing for a day will not say it any more. */
const mostHoursAtFaxServer = 24
/** With the usual waits these are about two days; a delivery that ends its sender each time ends, too. */
const mostAttempts = 200

/**
 * Sends the delivery of that method that is due, if there is one; false when there was nothing to do. When `stop` is
 * aborted the hand-over comes to an end soon: what was not handed over is given back to be sent by the next sender.
 */
export async function sendNext(
  dependencies: SenderDependencies,
  method: DeliveryMethod,
  stop?: AbortSignal,
): Promise<boolean> {
  const { database, couriers, log, leaseSeconds = usualLeaseSeconds } = dependencies
  const courier = couriers[method]
  if (!courier) return false
  const leaseOwner = dependencies.newId()
  const task = await claimDelivery(database, method, { leaseOwner, leaseSeconds })
  if (!task) return false
  const settlement = await perform(dependencies, courier, { ...task, leaseOwner }, stop)
  const claim = { leaseOwner, deliveryId: task.deliveryId }
  // What became of a hand-over must not be lost to a moment without a database; saying it twice does no harm.
  const ours = await whileUnavailable({ patienceMs: (leaseSeconds * 1000) / 4, pauseMs: 1_000 }, () =>
    settleDelivery(database, claim, { via: courier.kind, ...settlement }),
  )
  log('delivery', {
    id: task.deliveryId,
    method,
    state: settlement.state,
    ...(settlement.state === 'queued' && { retryInSeconds: settlement.retryAfterSeconds }),
    ...(!ours && { takenOver: true }),
  })
  return true
}

type Claim = ClaimedTask & { leaseOwner: string }

/** Does what the claim is for. While nothing was handed over, a failure of ours gives the delivery back unharmed. */
async function perform(
  dependencies: SenderDependencies,
  courier: Courier,
  claim: Claim,
  stop: AbortSignal | undefined,
): Promise<DeliverySettlement> {
  if (claim.task === 'follow') return settleOnce(dependencies, await follow(courier, claim))
  if (claim.task === 'recover')
    return settleOnce(dependencies, (await courier.recover?.(claim.deliveryId)) ?? senderDied)
  const delivery = await findClaimedDelivery(dependencies.database, claim).catch(() => undefined)
  if (!delivery) return { state: 'queued', answer: 'could not be read', retryAfterSeconds: 5 }
  if (delivery.attempts > mostAttempts) return { state: 'failed', answer: 'given up after too many tries' }
  if (stop?.aborted) return released
  const parcel = { ...delivery, deliveryId: delivery.id, issuer: dependencies.issuer }
  const handOver = await courier.handOver(parcel, stop)
  if (stop?.aborted && handOver.outcome === 'retry') return released
  return settle(dependencies, delivery, handOver)
}

const senderDied: HandOver = { outcome: 'unclear', answer: 'the sender ended while it was sending' }
const released = {
  state: 'queued',
  answer: 'sending was stopped before it was handed over',
  retryAfterSeconds: 0,
} satisfies DeliverySettlement

async function follow(courier: Courier, claim: Claim & { task: 'follow' }): Promise<HandOver> {
  const { deliveryId, job, hours } = claim
  // The house changed its way of faxing while a fax server had this one.
  if (!courier.follow) return { outcome: 'unclear', answer: `job ${job} is at another fax server` }
  const handOver = await courier.follow(deliveryId, job)
  const isLost = handOver.outcome === 'accepted' && hours >= mostHoursAtFaxServer
  return isLost ? { outcome: 'unclear', answer: `no end after ${hours} hours: ${handOver.answer}` } : handOver
}

function settle(
  dependencies: SenderDependencies,
  { method, attempts }: ClaimedDelivery,
  handOver: HandOver,
): DeliverySettlement {
  const { outcome, answer } = handOver
  const isRepeatable = outcome === 'retry' || (outcome === 'unclear' && method === 'EMAIL')
  if (!isRepeatable) return settleOnce(dependencies, handOver)
  if (attempts >= mostAttempts) return { state: 'failed', answer }
  return { state: 'queued', answer, retryAfterSeconds: waitAfter(attempts, dependencies) }
}

/** What cannot be repeated on a guess: an unclear outcome waits for a person. */
function settleOnce(
  { firstRetrySeconds = usualFirstRetrySeconds }: SenderDependencies,
  handOver: HandOver,
): DeliverySettlement {
  const { outcome, answer } = handOver
  if (outcome === 'sent' || outcome === 'failed') return { state: outcome, answer }
  if (outcome !== 'accepted') return { state: 'unknown', answer }
  return { state: 'sending', answer, job: handOver.job, askAfterSeconds: firstRetrySeconds / 2 }
}

/** Doubling, and jittered: the deliveries of one outage do not come back all at once. */
function waitAfter(attempts: number, { firstRetrySeconds = usualFirstRetrySeconds }: SenderDependencies) {
  const wait = firstRetrySeconds * Math.min(2 ** (attempts - 1), 15)
  return Math.ceil(wait * (0.75 + Math.random() / 2))
}
