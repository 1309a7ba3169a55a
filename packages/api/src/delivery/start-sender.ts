import { setTimeout } from 'node:timers/promises'
import {
  claimDelivery,
  type ClaimedDelivery,
  type DeliverySettlement,
  errnoOf,
  findClaimedDelivery,
  settleAbandonedFaxes,
  settleDelivery,
  whileUnavailable,
} from '@telecomx/database'
import type { Courier, HandOver } from '@telecomx/delivery'
import type { Dependencies } from '../dependencies.js'

/** What the sender needs: a transport for each method that it shall serve; deliveries of others stay queued. */
export interface SenderDependencies extends Pick<Dependencies, 'database' | 'issuer' | 'log' | 'newId'> {
  couriers: { EMAIL?: Courier | undefined; FAX?: Courier | undefined }
  /** Pause between looks for work when there was none. */
  idleMs?: number
}

export interface Sender {
  /** Lets the delivery in hand end and starts no other. */
  stop(): Promise<void>
}

/** Longer than the slowest hand-over that a courier allows itself; after it the sender counts as dead. */
const leaseSeconds = 300
/** After these waits a delivery that only met temporary trouble has failed: the last is a day. */
const retryWaitSeconds = [60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600]

/**
 * Sends recorded deliveries, one at a time, until stopped. Any number of senders may run: a delivery is claimed by
 * a conditional update. An e-mail is never lost; a repeat carries the same Message-ID. A fax whose outcome is
 * unclear is left for a person.
 */
export function startSender(dependencies: SenderDependencies): Sender {
  const stop = new AbortController()
  const running = work(dependencies, stop.signal)
  return {
    async stop() {
      stop.abort()
      await running
    },
  }
}

async function work(dependencies: SenderDependencies, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const worked = await sendNext(dependencies).catch((error: unknown) => {
      dependencies.log('sender_failed', { error: (error as Error).name, errno: errnoOf(error) })
      return false
    })
    // Aborting ends the pause early, by rejecting it.
    if (!worked) await setTimeout(dependencies.idleMs ?? 500, undefined, { signal: stop }).catch(() => {})
  }
}

/** Sends the delivery that is due, if there is one; false when there was nothing to do. */
export async function sendNext(dependencies: SenderDependencies): Promise<boolean> {
  const { database, couriers, log } = dependencies
  const methods = (['EMAIL', 'FAX'] as const).filter((method) => couriers[method])
  if (methods.length === 0) return false
  await settleAbandonedFaxes(database)
  const leaseOwner = dependencies.newId()
  if (!(await claimDelivery(database, { leaseOwner, leaseSeconds, methods }))) return false
  const { id, method, settlement } = await attempt(dependencies, leaseOwner)
  const ours = await settleSurely(dependencies, { leaseOwner, deliveryId: id }, settlement)
  log('delivery', {
    id,
    method,
    state: settlement.state,
    ...(settlement.state === 'queued' && { retryInSeconds: settlement.retryAfterSeconds }),
    ...(!ours && { takenOver: true }),
  })
  return true
}

interface Attempt {
  id?: string
  method?: string
  settlement: DeliverySettlement
}

/** One attempt at the claimed delivery. While nothing was handed over, a failure of ours gives it back unharmed. */
async function attempt(dependencies: SenderDependencies, leaseOwner: string): Promise<Attempt> {
  const delivery = await findClaimedDelivery(dependencies.database, leaseOwner).catch(() => undefined)
  if (!delivery) return { settlement: { state: 'queued', answer: 'could not be read', retryAfterSeconds: 5 } }
  const { id, method, attempts } = delivery
  // A delivery that ends its sender each time would otherwise be tried for ever.
  if (attempts > retryWaitSeconds.length + 1)
    return { id, method, settlement: { state: 'failed', answer: 'given up after too many attempts' } }
  return { id, method, settlement: settle(delivery, await handOver(dependencies, delivery)) }
}

/** What became of a hand-over must not be lost to a moment without a database; saying it twice does no harm. */
function settleSurely(
  { database }: SenderDependencies,
  claim: { leaseOwner: string; deliveryId: string | undefined },
  settlement: DeliverySettlement,
): Promise<boolean> {
  return whileUnavailable({ patienceMs: (leaseSeconds * 1000) / 4, pauseMs: 1_000 }, () =>
    settleDelivery(database, claim, settlement),
  )
}

async function handOver(
  { couriers, issuer }: SenderDependencies,
  delivery: ClaimedDelivery,
): Promise<HandOver> {
  const courier = couriers[delivery.method]
  if (!courier) return { outcome: 'retry', answer: 'no transport' }
  return courier.handOver({ ...delivery, deliveryId: delivery.id, issuer })
}

function settle({ method, attempts }: ClaimedDelivery, { outcome, answer }: HandOver): DeliverySettlement {
  if (outcome === 'sent' || outcome === 'failed') return { state: outcome, answer }
  if (outcome === 'unclear' && method === 'FAX') return { state: 'unknown', answer }
  const wait = retryWaitSeconds[attempts - 1]
  // Jitter keeps the deliveries of one outage from coming back all at once.
  if (wait !== undefined)
    return { state: 'queued', answer, retryAfterSeconds: Math.round(wait * (0.75 + Math.random() / 2)) }
  return { state: 'failed', answer }
}
