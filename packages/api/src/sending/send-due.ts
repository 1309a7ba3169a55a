import {
  claimDeliveries,
  type ClaimedDelivery,
  type ClaimedTask,
  type DeliverySettlement,
  type EnclosedCopy,
  findClaimedDeliveries,
  isUnavailable,
  listSignedCopiesOf,
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
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import { createQueue, type Queue } from '../shares/queue.js'
import { copiesToFax } from './copies-to-fax.js'
import type { MailboxDependencies } from '../mailbox/read-mailbox.js'

/** What the sender needs: a transport for each method that it shall serve; deliveries of others stay queued. */
export interface SenderDependencies
  extends Pick<
    Dependencies,
    'database' | 'scanReader' | 'issuer' | 'log' | 'newId' | 'messageIdDomain' | 'otherRecipientsPerHour'
  > {
  couriers: Couriers
  /** The origin by which people reach the desk; without it no sign-in link is sent. */
  publicOrigin?: string | undefined
  /** Passes orders on to the donors; without it they stay queued. */
  orderGateway?: OrderGateway | undefined
  /** Where signed copies and delivery reports come in; none is read when left out. */
  incoming?: Omit<MailboxDependencies, 'database' | 'newId' | 'log' | 'scanReader'> | undefined
  /** Wait after the first try that came to nothing. The next waits double, up to 15 minutes. */
  firstRetrySeconds?: number
  /** More than half as long again as the slowest hand-over that a courier allows itself; after it the sender counts as dead. */
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

/** How much is taken up, and by whom. */
export interface Hands {
  /** So many deliveries at most. */
  most: number
  /** Where those with signed copies wait for one another; see {@link createCopiesQueue}. */
  copiesQueue: Queue
  /** When it is aborted hand-overs come to an end soon: what was not handed over is given back to be sent by the next sender. */
  stop: AbortSignal | undefined
}

/**
 * Takes up what is due of that method, the longest due first, and sends it. Gives the deliveries taken up, each with what
 * becomes of it once that is written down; none when there was nothing to do.
 */
export async function sendDue(
  dependencies: SenderDependencies,
  method: DeliveryMethod,
  { most, ...hands }: Hands,
): Promise<Promise<DeliverySettlement>[]> {
  const { database, couriers, leaseSeconds = usualLeaseSeconds } = dependencies
  const courier = couriers[method]
  if (!courier) return []
  const leaseOwner = dependencies.newId()
  const claimedAt = performance.now()
  const { isRepeatable } = deliveryWays[method]
  const tasks = await claimDeliveries(database, method, { leaseOwner, leaseSeconds, isRepeatable, most })
  // Who was held up since the claim, by a frozen machine or by letters before it, must not begin what somebody else takes over
  // before it has ended.
  const mayBegin = () => !hands.stop?.aborted && performance.now() - claimedAt < patienceMs(leaseSeconds)
  const claims = tasks.map((task) => ({
    ...task,
    ...hands,
    method,
    leaseOwner,
    courier,
    isRepeatable,
    mayBegin,
  }))
  const together = readTogether(dependencies, claims)
  return claims.map((claim) => send(dependencies, claim, together))
}

/** Signed copies are megabytes each, and a message is several times its files: one letter with copies at a time. */
export function createCopiesQueue({ leaseSeconds = usualLeaseSeconds }: SenderDependencies): Queue {
  return createQueue({
    mostWaiting: Infinity,
    patienceMs: patienceMs(leaseSeconds),
    refusal: () => unavailable(),
  })
}

/** The slowest hand-over then ends before the lease does, and what came of it is written down in time. */
function patienceMs(leaseSeconds: number): number {
  return (leaseSeconds * 1000) / 3
}

async function send(
  dependencies: SenderDependencies,
  claim: Claim,
  together: Promise<ReadTogether>,
): Promise<DeliverySettlement> {
  const { log } = dependencies
  const { deliveryId, method, courier } = claim
  const settlement = await perform(dependencies, claim, together)
  const { state } = settlement
  const ours = await settle(dependencies, claim, { via: courier.kind, ...settlement }).catch(
    (error: unknown) => {
      log('delivery_unsettled', { id: deliveryId, state })
      throw error
    },
  )
  log('delivery', {
    id: deliveryId,
    method,
    state,
    ...(settlement.state === 'queued' && { retryInSeconds: settlement.retryAfterSeconds }),
    ...(!ours && { takenOver: true }),
  })
  return settlement
}

type Claim = ClaimedTask & {
  method: DeliveryMethod
  leaseOwner: string
  courier: Courier
  isRepeatable: boolean
  /** Whether there is time enough left to hand over. */
  mayBegin: () => boolean
  copiesQueue: Queue
  stop: AbortSignal | undefined
}

type ReadTogether = ReadonlyMap<string, ClaimedDelivery>

/** Does what the claim is for. While nothing was handed over, a failure of ours gives the delivery back unharmed. */
async function perform(
  dependencies: SenderDependencies,
  claim: Claim,
  together: Promise<ReadTogether>,
): Promise<DeliverySettlement> {
  const { courier, deliveryId } = claim
  if (claim.task === 'follow') return follow(courier, claim)
  if (claim.task === 'recover') return recover(courier, deliveryId)
  if (claim.attempts > mostAttempts)
    return {
      state: 'failed',
      cause: 'GIVEN_UP',
      answer: 'it could not be read, or ended its sender each time',
    }
  const unread = (): DeliverySettlement =>
    claim.stop?.aborted
      ? released
      : { state: 'queued', cause: 'UNREADABLE', answer: 'not read', ...retryAfter(claim, dependencies) }
  const delivery = await attemptToRead(dependencies, claim, () => readDelivery(dependencies, claim, together))
  if (!delivery) return unread()
  if (!delivery.hasSignedCopies) return handOver(dependencies, claim, { ...delivery, signedCopies: [] })
  const withCopies = async () => {
    if (!claim.mayBegin()) return released
    const signedCopies = await attemptToRead(dependencies, claim, () => readCopies(dependencies, claim))
    return signedCopies ? handOver(dependencies, claim, { ...delivery, signedCopies }) : unread()
  }
  return claim.copiesQueue.run(withCopies).catch((error: unknown) => {
    if (error instanceof ApiFailure) return released
    throw error
  })
}

async function handOver(
  dependencies: SenderDependencies,
  claim: Claim & { task: 'hand over' },
  delivery: ReadDelivery & { signedCopies: EnclosedCopy[] },
): Promise<DeliverySettlement> {
  const { courier, deliveryId, stop } = claim
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

/** What one statement reads for several; those that are missing here are read alone: one must not spoil it for all. */
async function readTogether(
  { database }: SenderDependencies,
  claims: readonly Claim[],
): Promise<ReadTogether> {
  const toHandOver = claims.filter(({ task }) => task === 'hand over')
  const [first] = toHandOver
  if (!first || toHandOver.length === 1) return new Map()
  const deliveryIds = toHandOver.map(({ deliveryId }) => deliveryId)
  return findClaimedDeliveries(database, { leaseOwner: first.leaseOwner, deliveryIds }).catch(() => new Map())
}

async function readDelivery(
  { database }: SenderDependencies,
  { leaseOwner, deliveryId }: Claim,
  together: Promise<ReadTogether>,
): Promise<ReadDelivery | undefined> {
  const readAlone = () => findClaimedDeliveries(database, { leaseOwner, deliveryIds: [deliveryId] })
  const delivery = (await together).get(deliveryId) ?? (await readAlone()).get(deliveryId)
  return delivery && { ...delivery, ...readLetter(delivery.letter, delivery.facts) }
}

async function readCopies(
  dependencies: SenderDependencies,
  { deliveryId, method, stop }: Claim,
): Promise<EnclosedCopy[]> {
  const copies = await listSignedCopiesOf(dependencies.database, deliveryId)
  return method === 'FAX' ? copiesToFax(dependencies, copies, stop) : copies
}

/** Undefined when it could not be read, which is told. */
async function attemptToRead<Result>(
  { log }: SenderDependencies,
  { deliveryId, stop }: Claim,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    if (stop?.aborted) return undefined
    const event = isUnavailable(error) ? 'sender_failed' : 'delivery_unreadable'
    log(event, { id: deliveryId, ...errorFields(error) })
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
