import {
  type DatabaseTransaction,
  inTransaction,
  listDueOrders,
  lockPortings,
  scheduleOrders,
  theInstallation,
  unscheduleOrders,
} from '@telecomx/database'
import type { Dependencies } from '../procedure/dependencies.js'
import { type JudgedPorting, judgePortings, reasonOf, waitingOf } from './judge-portings.js'
import { orderPortings } from './order-portings.js'

export type StartingDependencies = Pick<Dependencies, 'database' | 'issuer' | 'log' | 'newId'>

/**
 * Starts the orders whose time has come, of those that are due since the same moment; false when none is due. Each starts
 * once, however many servers look, because it leaves its stage in the same transaction. One that may not be ordered any more
 * does not start by itself again, which is said in the log and in the audit log.
 */
export async function startDueOrders(dependencies: StartingDependencies): Promise<boolean> {
  const { database, log } = dependencies
  const due = await listDueOrders(database)
  if (due.length === 0) return false
  const orderedBy = new Map(due.map((one) => [one.id, one.orderedBy]))
  const refused = await inTransaction(database, (trx) => start(trx, dependencies, orderedBy))
  for (const { porting, refusal } of refused)
    log('order_not_started', { porting: porting.id, reason: refusal?.message })
  return true
}

/** Gives those that may not be ordered. */
async function start(
  trx: DatabaseTransaction,
  dependencies: StartingDependencies,
  orderedBy: ReadonlyMap<string, string | null>,
): Promise<JudgedPorting[]> {
  const judged = await judgePortings(trx, await lockPortings(trx, [...orderedBy.keys()]))
  // Another server may have started them before these were locked.
  const due = judged.filter(({ facts }) => facts.isDue)
  const [refused, startable] = [due.filter(({ refusal }) => refusal), due.filter(({ refusal }) => !refusal)]
  await unscheduleOrders(
    trx,
    refused.map(({ porting, refusal }) => ({ ...porting, reason: reasonOf(refusal) })),
    theInstallation,
  )
  // The donor's wait may be longer by now.
  await scheduleOrders(trx, waitingOf(startable), theInstallation)
  const ready = startable.filter(({ facts }) => facts.isReady)
  // Of one document they were asked for by one employee, as a rule.
  for (const [employee, portings] of byEmployee(ready, orderedBy))
    await orderPortings(trx, dependencies, portings, { actor: theInstallation, orderedBy: employee })
  return refused
}

function byEmployee(
  ready: readonly JudgedPorting[],
  orderedBy: ReadonlyMap<string, string | null>,
): Map<string | null, JudgedPorting[]> {
  const groups = new Map<string | null, JudgedPorting[]>()
  for (const one of ready) {
    const employee = orderedBy.get(one.porting.id) ?? null
    groups.set(employee, [...(groups.get(employee) ?? []), one])
  }
  return groups
}
