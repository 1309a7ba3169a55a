import { type Actor, type DatabaseTransaction, inTransaction, scheduleOrders } from '@telecomx/database'
import type { PortingOrderOutput } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { lockPortingsTogether, type PortingsTogether } from '../stage/lock-portings-together.js'
import { assertNoneRefused } from './assert-none-refused.js'
import { judgePortings, waitingOf } from './judge-portings.js'
import { orderPortings } from './order-portings.js'

/**
 * Orders portings of one document, all or none. Those whose donor wants a wait that is not over start by themselves when it
 * is.
 */
export async function portingOrder(
  dependencies: Dependencies,
  actor: Actor,
  request: PortingsTogether,
): Promise<PortingOrderOutput> {
  const startsAt = await inTransaction(dependencies.database, (trx) =>
    order(trx, dependencies, actor, request),
  )
  return { success: true, ...(startsAt && { autoStartOrder: startsAt.toISOString() }) }
}

/** Gives when the last of them starts, if any has to wait. */
async function order(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  actor: Actor,
  request: PortingsTogether,
): Promise<Date | undefined> {
  const judged = await judgePortings(trx, await lockPortingsTogether(trx, request))
  assertNoneRefused(dependencies, actor, 'porting.order', judged)
  const ready = judged.filter(({ facts }) => facts.isReady)
  await orderPortings(trx, dependencies, ready, { actor, orderedBy: actor.employeeId })
  const waiting = waitingOf(judged).toSorted(
    (one, other) => other.startsAt.getTime() - one.startsAt.getTime(),
  )
  // Asked for twice it is no change, unless the donor's wait was changed meanwhile.
  const changed = waiting.filter(
    ({ facts, startsAt }) => facts.autoStartOrder?.getTime() !== startsAt.getTime(),
  )
  await scheduleOrders(trx, changed, actor)
  return waiting[0]?.startsAt
}
