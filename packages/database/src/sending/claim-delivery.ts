import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryMethod } from '@telecomx/validation'
import { inTransaction } from '../connection/in-transaction.js'
import { isUnavailable } from '../connection/unavailable-reason.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, Tables } from '../schema.js'

/** A claim of one delivery: only its holder may say what became of it, until the lease ends. */
export interface DeliveryClaim {
  /** Unique for this claim. */
  leaseOwner: string
  leaseSeconds: number
}

/**
 * What a claim is for: to hand the delivery over; to ask the fax server about the `job` that it took in; to find out
 * what became of a fax whose sender died, which must not be sent again on a guess.
 */
export type ClaimedTask =
  /** How often it was handed over, this time included. */
  | { task: 'hand over'; deliveryId: string; attempts: number }
  | { task: 'recover'; deliveryId: string }
  /** Since then, in hours, the fax server has had it. */
  | { task: 'follow'; deliveryId: string; job: string; hours: number }

/** How many due deliveries are looked at: with several senders the first is often taken already. */
const candidates = 10

/**
 * Claims the delivery that has been due longest. Looking and claiming are two statements: the claim is a conditional
 * update by key, so that it holds with any number of senders on any number of nodes, and locks no other row.
 */
export async function claimDelivery(
  database: Database,
  method: DeliveryMethod,
  claim: DeliveryClaim,
): Promise<ClaimedTask | undefined> {
  const due = [
    ...(await listDue(database, method, 'sending')),
    ...(await listDue(database, method, 'queued')),
  ].toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  let failure: unknown
  for (const candidate of due) {
    try {
      const claimed = await take(database, candidate, claim)
      if (claimed) return claimed
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

/** One state at a time: the index then gives what is due in its order, however many deliveries have ended. */
async function listDue(database: Database, method: DeliveryMethod, state: 'queued' | 'sending') {
  const rows = await database
    .selectFrom('delivery')
    .select(['id', 'method', 'state', 'job', 'attempts', 'lease_owner as leaseOwner'])
    .select(['next_attempt_at as dueAt', hoursSinceAttempt.as('hours')])
    .where('method', '=', method)
    .where('state', '=', state)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(candidates)
    .$narrowType<{ dueAt: Date }>()
    .execute()
  return rows
}

const hoursSinceAttempt = sql<number>`coalesce((
  select timestampdiff(hour, attempt.started_at, ${now}) from delivery_attempt as attempt
  where attempt.delivery = delivery.id and attempt.number = delivery.attempts), 0)`

function take(
  database: Database,
  candidate: Candidate,
  claim: DeliveryClaim,
): Promise<ClaimedTask | undefined> {
  return inTransaction(database, (trx) => takeCandidate(trx, candidate, claim), {
    readBackMs: claimReadBackMs,
  })
}

/** A claim that nobody knows of holds its delivery up until the lease ends, and of a fax makes a person's question. */
const claimReadBackMs = 30_000

async function takeCandidate(
  trx: DatabaseTransaction,
  candidate: Candidate,
  { leaseOwner, leaseSeconds }: DeliveryClaim,
): Promise<ClaimedTask | undefined> {
  const task = taskOf(candidate)
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set({
      state: 'sending',
      lease_owner: leaseOwner,
      next_attempt_at: sql<Date>`${now} + interval ${leaseSeconds} second`,
      ...(task.task === 'hand over' && { attempts: task.attempts }),
    })
    .where((where) => where.and([isAsSeen(where, candidate), where('next_attempt_at', '<=', now)]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return undefined
  if (task.task === 'hand over') await insertAttempt(trx, candidate.id, task.attempts)
  return task
}

function taskOf({ id, method, state, job, hours, attempts }: Candidate): ClaimedTask {
  if (job !== null) return { task: 'follow', deliveryId: id, job, hours }
  // An e-mail can be recognised as a repeat by its Message-ID.
  const isGuess = state === 'sending' && method === 'FAX'
  if (isGuess) return { task: 'recover', deliveryId: id }
  return { task: 'hand over', deliveryId: id, attempts: attempts + 1 }
}

function isAsSeen(where: ExpressionBuilder<Tables, 'delivery'>, candidate: Candidate) {
  const { id, state, attempts, leaseOwner, job } = candidate
  const same = sql<SqlBool>`attempts = ${attempts} and lease_owner <=> ${leaseOwner} and job <=> ${job}`
  return where.and([where('id', '=', id), where('state', '=', state), same])
}

async function insertAttempt(trx: DatabaseTransaction, delivery: string, number: number): Promise<void> {
  await trx.insertInto('delivery_attempt').values({ delivery, number, started_at: now }).execute()
}
