import {
  claimDelivery,
  type ClaimedDelivery,
  type ClaimedTask,
  type DeliverySettlement,
  findClaimedDelivery,
  isUnavailable,
  settleDelivery,
  whileUnavailable,
} from '@telecomx/database'
import {
  cleanAnswer,
  type Courier,
  type Couriers,
  type HandOver,
  type LetterContent,
} from '@telecomx/delivery'
import type { DeliveryMethod } from '@telecomx/validation'
import { readLetter } from '../delivery/letter-facts.js'
import { deliveryWays } from '../delivery/delivery-ways.js'
import type { OrderGateway } from '../order/order-gateway.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { dayToCome } from '../delivery/return-by.js'
import { errorFields } from '../failures/log-failure.js'
import { copiesToFax } from './copies-to-fax.js'
import type { MailboxDependencies } from '../mailbox/read-mailbox.js'

/** What the sender needs: a transport for each method that it shall serve; deliveries of others stay queued. */
export interface SenderDependencies
  extends Pick<
    Dependencies,
    'database' | 'scanReader' | 'issuer' | 'log' | 'newId' | 'messageIdDomain' | 'otherRecipientsPerHour'
  > {
  couriers: Couriers
  /** Passes orders on to the donors; without it they stay queued. */
  orderGateway?: OrderGateway | undefined
  /** Where signed copies and delivery reports come in; none is read when left out. */
  incoming?: Omit<MailboxDependencies, 'database' | 'newId' | 'log' | 'scanReader'> | undefined
  /** Wait after the first try that came to nothing. The next waits double, up to 15 minutes. */
  firstRetrySeconds?: number
  /** Longer than the slowest hand-over that a courier allows itself; after it the sender counts as dead. */
  leaseSeconds?: number
  /** The same of who passes an order on. */
  orderLeaseSeconds?: number
  /** When reminders may leave: while people are at work, unless told otherwise. */
  isWorkingTime?: (moment: Date) => boolean
  /** How long after a change it is told: what changes meanwhile is told in the same letters. */
  announceAfterSeconds?: number
  /** Pause between looks for work when there was none. */
  idleMs?: number
}

const usualLeaseSeconds = 300
const usualFirstRetrySeconds = 60
/** A fax server gives up within hours by itself; one that says nothing for a day will not say it any more. */
const mostHoursAtFaxServer = 24
/** A fax server dials for minutes. */
const askAfterSeconds = 30
/** Of a fax or mail server that is away: so much later at most the delivery leaves when it is back. */
const longestWaitSeconds = 900
/** With the usual waits these are about two days; a delivery that ends its sender each time ends, too. */
const mostAttempts = 200
/** Nothing else can be done meanwhile, and the process may end at any time. */
const settleMs = 3_600_000

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
  const claimedAt = performance.now()
  const { isRepeatable } = deliveryWays[method]
  const task = await claimDelivery(database, method, { leaseOwner, leaseSeconds, isRepeatable })
  if (!task) return false
  // Who was held up since the claim, by a frozen machine, must not begin what somebody else may have taken over.
  const mayBegin = () => !stop?.aborted && performance.now() - claimedAt < (leaseSeconds * 1000) / 2
  const claim = { leaseOwner, deliveryId: task.deliveryId }
  const settlement = await perform(dependencies, { ...task, ...claim, courier, isRepeatable, mayBegin, stop })
  const { state } = settlement
  const ours = await settle(dependencies, claim, { via: courier.kind, ...settlement }).catch(
    (error: unknown) => {
      log('delivery_unsettled', { id: task.deliveryId, state })
      throw error
    },
  )
  log('delivery', {
    id: task.deliveryId,
    method,
    state,
    ...(settlement.state === 'queued' && { retryInSeconds: settlement.retryAfterSeconds }),
    ...(!ours && { takenOver: true }),
  })
  return true
}

type Claim = ClaimedTask & {
  leaseOwner: string
  courier: Courier
  isRepeatable: boolean
  /** Whether there is time enough left to hand over. */
  mayBegin: () => boolean
  stop: AbortSignal | undefined
}

/** Does what the claim is for. While nothing was handed over, a failure of ours gives the delivery back unharmed. */
async function perform(dependencies: SenderDependencies, claim: Claim): Promise<DeliverySettlement> {
  const { courier, deliveryId, stop } = claim
  if (claim.task === 'follow') return follow(courier, claim)
  if (claim.task === 'recover') return recover(courier, deliveryId)
  if (claim.attempts > mostAttempts)
    return {
      state: 'failed',
      cause: 'GIVEN_UP',
      answer: 'it could not be read, or ended its sender each time',
    }
  const delivery = await read(dependencies, claim)
  if (!delivery && stop?.aborted) return released
  if (!delivery)
    return { state: 'queued', cause: 'UNREADABLE', answer: 'not read', ...retryAfter(claim, dependencies) }
  if (!claim.mayBegin()) return released
  const returnBy = dayToCome(delivery.returnBy, new Date(delivery.createdAt))
  const parcel = { ...delivery, returnBy, deliveryId, issuer: dependencies.issuer }
  return settlementOf(await courier.handOver(parcel, stop), claim, dependencies)
}

const senderDied = {
  state: 'unknown',
  cause: 'SENDER_DIED',
  answer: 'the sender ended while it was sending',
} satisfies DeliverySettlement

const released = {
  state: 'queued',
  cause: 'STOPPED',
  answer: 'sending was stopped',
  retryAfterSeconds: 0,
} satisfies DeliverySettlement

async function recover(courier: Courier, deliveryId: string): Promise<DeliverySettlement> {
  const handOver = await courier.recover?.(deliveryId)
  if (!handOver) return senderDied
  return handOver.outcome === 'unclear'
    ? { ...senderDied, answer: handOver.answer }
    : settlementWithoutRepeat(handOver)
}

type ReadDelivery = Omit<ClaimedDelivery, 'letter' | 'facts'> & LetterContent

async function read(dependencies: SenderDependencies, claim: Claim): Promise<ReadDelivery | undefined> {
  const { database, log } = dependencies
  try {
    const delivery = await findClaimedDelivery(database, claim)
    if (!delivery) return undefined
    const { method, signedCopies: copies } = delivery
    const signedCopies = method === 'FAX' ? await copiesToFax(dependencies, copies, claim.stop) : copies
    return { ...delivery, signedCopies, ...readLetter(delivery.letter, delivery.facts) }
  } catch (error) {
    if (claim.stop?.aborted) return undefined
    const event = isUnavailable(error) ? 'sender_failed' : 'delivery_unreadable'
    log(event, { id: claim.deliveryId, ...errorFields(error) })
    return undefined
  }
}

async function follow(courier: Courier, claim: Claim & { task: 'follow' }): Promise<DeliverySettlement> {
  const { deliveryId, job, hours } = claim
  // The installation changed its way of faxing while a fax server had this one.
  if (!courier.follow)
    return { state: 'unknown', cause: 'FAX_SERVER_CHANGED', answer: `job ${job} is at another fax server` }
  const handOver = await courier.follow(deliveryId, job)
  const isLost = handOver.outcome === 'accepted' && hours >= mostHoursAtFaxServer
  if (isLost) return { state: 'unknown', cause: 'FAX_SERVER_SILENT', answer: handOver.answer }
  return settlementWithoutRepeat(handOver)
}

function settlementOf(
  handOver: HandOver,
  claim: Claim & { task: 'hand over' },
  dependencies: SenderDependencies,
): DeliverySettlement {
  const { outcome, answer, fault } = handOver
  if (outcome === 'retry' && handOver.stopped) return released
  const isRepeated = outcome === 'retry' || (outcome === 'unclear' && claim.isRepeatable)
  if (!isRepeated) return settlementWithoutRepeat(handOver)
  if (claim.attempts >= mostAttempts) return { state: 'failed', cause: 'GIVEN_UP', answer, fault }
  const wait = retryAfter(claim, dependencies)
  return { state: 'queued', answer, fault, ...(outcome === 'unclear' && { cause: 'UNCLEAR' }), ...wait }
}

/** Nothing is repeated on a guess: an unclear outcome waits for a person. */
function settlementWithoutRepeat(handOver: HandOver): DeliverySettlement {
  const { outcome, answer, fault } = handOver
  if (outcome === 'sent' || outcome === 'failed') return { state: outcome, answer, fault }
  if (outcome !== 'accepted') return { state: 'unknown', answer, fault }
  return { state: 'sending', answer, fault, job: handOver.job, askAfterSeconds }
}

/** Doubling, and jittered: the deliveries of one outage do not come back all at once. */
function retryAfter(
  { attempts }: Claim & { task: 'hand over' },
  { firstRetrySeconds: first = usualFirstRetrySeconds }: SenderDependencies,
) {
  const wait = Math.min(first * 2 ** (attempts - 1), Math.max(first, longestWaitSeconds))
  return { retryAfterSeconds: Math.ceil(wait * (0.75 + Math.random() / 2)) }
}

/** What became of a hand-over must not be lost to a time without a database; saying it twice does no harm. */
function settle(
  { database, log }: SenderDependencies,
  claim: { leaseOwner: string; deliveryId: string },
  settlement: DeliverySettlement,
): Promise<boolean> {
  const answer = cleanAnswer(settlement.answer)
  let isLogged = false
  return whileUnavailable({ patienceMs: settleMs, pauseMs: 1_000 }, () =>
    settleDelivery(database, claim, { ...settlement, answer }).catch((error: unknown) => {
      if (!isLogged) log('sender_failed', { id: claim.deliveryId, ...errorFields(error) })
      isLogged = true
      throw error
    }),
  )
}
