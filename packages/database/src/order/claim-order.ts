import { sql, type SqlBool } from 'kysely'
import { inTransaction } from '../connection/in-transaction.js'
import { isUnavailable } from '../connection/unavailable-reason.js'
import { insertAuditEntry, theInstallation } from '../audit/audit-log.js'
import { findPortingCustomer } from '../porting/portings.js'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'

/** An order that is in hand: to be passed on, or to be called off where it went. */
export interface ClaimedOrder {
  task: 'place' | 'cancel'
  orderId: string
  porting: string
  /** What is ordered. */
  facts: Record<string, unknown>
  createdAt: Date
  /** How often it was in hand, this time included. */
  attempts: number
}

/** A claim of one order: only its holder may say what became of it, until the lease ends. */
export interface OrderClaim {
  /** Unique for this claim. */
  leaseOwner: string
  leaseSeconds: number
}

/** How many due orders are looked at: with several servers the first is often taken already. */
const candidates = 10

/** Of each state that has something to be done the one in which it is in hand, and what is to be done. */
const tasks = {
  queued: { state: 'sending', task: 'place' },
  sending: { state: 'sending', task: 'place' },
  withdrawing: { state: 'withdrawing', task: 'cancel' },
} as const

/**
 * Claims the order that has been due longest, as deliveries are claimed: by a conditional update by key, which holds with any
 * number of servers on any number of nodes.
 */
export async function claimOrder(database: Database, claim: OrderClaim): Promise<ClaimedOrder | undefined> {
  const due: Candidate[] = []
  for (const state of ['withdrawing', 'sending', 'queued'] as const)
    due.push(...(await listDue(database, state)))
  let failure: unknown
  for (const candidate of due.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())) {
    try {
      if (await take(database, candidate, claim)) return claimedOf(candidate)
    } catch (error) {
      if (isUnavailable(error)) throw error
      // One that cannot be claimed must not hold up those behind it.
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
  return undefined
}

type Candidate = Awaited<ReturnType<typeof listDue>>[number]

/** One state at a time: the index then gives what is due in its order, however many orders have ended. */
function listDue(database: Database, state: keyof typeof tasks) {
  return database
    .selectFrom('porting_order')
    .select(['id', 'porting', 'state', 'attempts', 'lease_owner as leaseOwner', 'facts'])
    .select(['created_at as createdAt', 'next_attempt_at as dueAt'])
    .where('state', '=', state)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(candidates)
    .$narrowType<{ dueAt: Date; state: keyof typeof tasks }>()
    .execute()
}

function take(
  database: Database,
  { id, state, attempts, leaseOwner }: Candidate,
  claim: OrderClaim,
): Promise<boolean> {
  return inTransaction(database, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('porting_order')
      .set({
        state: tasks[state].state,
        lease_owner: claim.leaseOwner,
        next_attempt_at: sql<Date>`${now} + interval ${claim.leaseSeconds} second`,
        attempts: attempts + 1,
      })
      .where('id', '=', id)
      .where('state', '=', state)
      .where('attempts', '=', attempts)
      .where(sql<SqlBool>`lease_owner <=> ${leaseOwner}`)
      .where('next_attempt_at', '<=', now)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  })
}

function claimedOf({ id, porting, state, facts, createdAt, attempts }: Candidate): ClaimedOrder {
  const { task } = tasks[state]
  const parsed = JSON.parse(facts) as Record<string, unknown>
  return { task, orderId: id, porting, facts: parsed, createdAt, attempts: attempts + 1 }
}

/** What came of a claimed order: done, or to be tried again after so long. */
export type OrderSettlement = { done: true } | { retryAfterSeconds: number }

type SettledOrder = Pick<OrderClaim, 'leaseOwner'> & Pick<ClaimedOrder, 'orderId' | 'porting' | 'task'>

/**
 * Writes what became of a claimed order and ends the claim; false, and nothing written, when somebody else has the order or
 * it was withdrawn or answered meanwhile.
 */
export async function settleOrder(
  database: Database,
  { leaseOwner, orderId, porting, task }: SettledOrder,
  settlement: OrderSettlement,
): Promise<boolean> {
  const isPlaced = task === 'place'
  const columns =
    'done' in settlement
      ? { next_attempt_at: null, ...(isPlaced ? { state: 'sent', sent_at: now } : { state: 'withdrawn' }) }
      : {
          state: isPlaced ? 'queued' : 'withdrawing',
          next_attempt_at: sql<Date>`${now} + interval ${settlement.retryAfterSeconds} second`,
        }
  return inTransaction(database, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('porting_order')
      .set({ ...(columns as object), lease_owner: null })
      .where('id', '=', orderId)
      .where('lease_owner', '=', leaseOwner)
      .where('state', '=', isPlaced ? 'sending' : 'withdrawing')
      .executeTakeFirst()
    if (numUpdatedRows === 1n && 'done' in settlement)
      await insertAuditEntry(trx, theInstallation, {
        action: 'order.pass',
        customerId: await findPortingCustomer(trx, porting),
        objectType: 'order',
        objectId: orderId,
        before: { state: isPlaced ? 'sending' : 'withdrawing' },
        after: { state: isPlaced ? 'sent' : 'withdrawn' },
      })
    return numUpdatedRows === 1n
  })
}
