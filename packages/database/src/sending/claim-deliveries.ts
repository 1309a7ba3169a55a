import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryMethod } from '@telecomx/validation'
import { inTransaction } from '../connection/in-transaction.js'
import { isUnavailable } from '../connection/unavailable-reason.js'
import { chunksOf } from '../query/chunks-of.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, Tables } from '../schema.js'

/** A claim of some deliveries: only its holder may say what became of them, until the lease ends. */
export interface DeliveryClaim {
  /** Unique for this claim. */
  leaseOwner: string
  leaseSeconds: number
  /** Whether what may have gone out already is handed over again. */
  isRepeatable: boolean
  /** So many deliveries at most, all by the same statements. */
  most: number
}

/**
 * What a claim is for: to hand the delivery over; to ask the fax server about the `job` that it took in; to find out
 * what became of one whose sender died and that must not be sent again on a guess.
 */
export type ClaimedTask =
  /** How often it was handed over, this time included. */
  | { task: 'hand over'; deliveryId: string; attempts: number }
  | { task: 'recover'; deliveryId: string }
  /** Since then, in hours, the fax server has had it. */
  | { task: 'follow'; deliveryId: string; job: string; hours: number }

/** How many due deliveries are looked at: with several senders the first are often taken already. */
const candidatesFor = (most: number) => Math.max(10, 3 * most)

/**
 * Claims the deliveries that have been due longest; none when nothing is due, or others have it all. Looking and claiming
 * are two statements: the claim is a conditional update by key, so that it holds with any number of senders on any number
 * of nodes, and locks no other row.
 */
export async function claimDeliveries(
  database: Database,
  method: DeliveryMethod,
  claim: DeliveryClaim,
): Promise<ClaimedTask[]> {
  const limit = candidatesFor(claim.most)
  const due = [
    ...(await listDue(database, method, { state: 'sending', limit })),
    ...(await listDue(database, method, { state: 'queued', limit })),
  ].toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  let failure: unknown
  const takeFirst = async (groups: Candidate[][]): Promise<ClaimedTask[]> => {
    for (const group of groups) {
      try {
        const claimed = await take(database, group, claim)
        if (claimed.length > 0) return claimed
      } catch (error) {
        if (isUnavailable(error)) throw error
        // One that cannot be claimed must hold up neither those beside it nor those behind it.
        const apart = group.length > 1 ? await takeFirst(group.map((candidate) => [candidate])) : []
        if (apart.length > 0) return apart
        failure ??= error
      }
    }
    return []
  }
  const claimed = await takeFirst(chunksOf(due, claim.most))
  if (claimed.length === 0 && failure !== undefined) throw failure
  return claimed
}

type Candidate = Awaited<ReturnType<typeof listDue>>[number]

/** One state at a time: the index then gives what is due in its order, however many deliveries have ended. */
async function listDue(
  database: Database,
  method: DeliveryMethod,
  { state, limit }: { state: 'queued' | 'sending'; limit: number },
) {
  const rows = await database
    .selectFrom('delivery')
    .select(['id', 'state', 'job', 'attempts', 'lease_owner as leaseOwner'])
    .select(['next_attempt_at as dueAt', hoursSinceAttempt.as('hours')])
    .where('method', '=', method)
    .where('state', '=', state)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit)
    .$narrowType<{ dueAt: Date }>()
    .execute()
  return rows
}

/** Only of what a fax server has it is asked. */
const hoursSinceAttempt = sql<number>`case when job is null then 0 else coalesce((
  select timestampdiff(hour, attempt.started_at, ${now}) from delivery_attempt as attempt
  where attempt.delivery = delivery.id and attempt.number = delivery.attempts), 0) end`

function take(
  database: Database,
  candidates: readonly Candidate[],
  claim: DeliveryClaim,
): Promise<ClaimedTask[]> {
  return inTransaction(database, (trx) => takeCandidates(trx, candidates, claim), {
    readBackMs: claimReadBackMs,
  })
}

/** A claim that nobody knows of holds its delivery up until the lease ends, and of a fax makes a person's question. */
const claimReadBackMs = 30_000

async function takeCandidates(
  trx: DatabaseTransaction,
  candidates: readonly Candidate[],
  { leaseOwner, leaseSeconds, isRepeatable }: DeliveryClaim,
): Promise<ClaimedTask[]> {
  const tasks = candidates.map((candidate) => taskOf(candidate, isRepeatable))
  const handOvers = tasks.filter(({ task }) => task === 'hand over').map(({ deliveryId }) => deliveryId)
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set({
      state: 'sending',
      lease_owner: leaseOwner,
      next_attempt_at: sql<Date>`${now} + interval ${leaseSeconds} second`,
      ...(handOvers.length > 0 && { attempts: sql<number>`attempts + (id in (${sql.join(handOvers)}))` }),
    })
    .where((where) => where.or(candidates.map((candidate) => isAsSeen(where, candidate))))
    .where('next_attempt_at', '<=', now)
    .executeTakeFirst()
  const ours =
    Number(numUpdatedRows) === candidates.length || numUpdatedRows === 0n
      ? tasks.slice(0, Number(numUpdatedRows))
      : await thoseOf(trx, leaseOwner, tasks)
  await insertAttempts(trx, ours)
  return ours
}

function taskOf({ id, state, job, hours, attempts }: Candidate, isRepeatable: boolean): ClaimedTask {
  if (job !== null) return { task: 'follow', deliveryId: id, job, hours }
  if (state === 'sending' && !isRepeatable) return { task: 'recover', deliveryId: id }
  return { task: 'hand over', deliveryId: id, attempts: attempts + 1 }
}

function isAsSeen(where: ExpressionBuilder<Tables, 'delivery'>, candidate: Candidate) {
  const { id, state, attempts, leaseOwner, job } = candidate
  const same = sql<SqlBool>`attempts = ${attempts} and lease_owner <=> ${leaseOwner} and job <=> ${job}`
  return where.and([where('id', '=', id), where('state', '=', state), same])
}

/** What is left when others were faster with some. */
async function thoseOf(
  trx: DatabaseTransaction,
  leaseOwner: string,
  tasks: readonly ClaimedTask[],
): Promise<ClaimedTask[]> {
  const rows = await trx
    .selectFrom('delivery')
    .select('id')
    .where('lease_owner', '=', leaseOwner)
    .where(
      'id',
      'in',
      tasks.map(({ deliveryId }) => deliveryId),
    )
    .execute()
  const ours = new Set(rows.map(({ id }) => id))
  return tasks.filter(({ deliveryId }) => ours.has(deliveryId))
}

async function insertAttempts(trx: DatabaseTransaction, tasks: readonly ClaimedTask[]): Promise<void> {
  const attempts = tasks.flatMap((task) =>
    task.task === 'hand over' ? [{ delivery: task.deliveryId, number: task.attempts, started_at: now }] : [],
  )
  if (attempts.length > 0) await trx.insertInto('delivery_attempt').values(attempts).execute()
}
