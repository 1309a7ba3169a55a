import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryMethod } from '@telecomx/validation'
import { inTransaction, isUnavailable, OutcomeUnknownError, whileUnavailable } from './in-transaction.js'
import { now } from './now.js'
import type {
  Database,
  DatabaseTransaction,
  DeliveryCause,
  DeliveryTable,
  Language,
  Tables,
} from './schema.js'

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

async function take(
  database: Database,
  candidate: Candidate,
  claim: DeliveryClaim,
): Promise<ClaimedTask | undefined> {
  try {
    return await inTransaction(database, (trx) => takeCandidate(trx, candidate, claim))
  } catch (error) {
    // The owner is this claim's alone, so who reads it knows that the commit was done.
    if (error instanceof OutcomeUnknownError && (await isHeld(database, candidate.id, claim)))
      return taskOf(candidate)
    throw error
  }
}

function isHeld(database: Database, id: string, { leaseOwner }: DeliveryClaim): Promise<boolean> {
  return whileUnavailable({ patienceMs: 30_000, pauseMs: 500 }, async () => {
    const query = database.selectFrom('delivery').select('id')
    const held = await query.where('id', '=', id).where('lease_owner', '=', leaseOwner).executeTakeFirst()
    return held !== undefined
  })
}

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

export type DeliverySettlement = {
  /** What the other side said, one line of at most 200 characters; or what happened here, and then the cause. */
  answer: string
  cause?: DeliveryCause
  /** The kind of transport that was used. */
  via?: DeliveryTable['via']
} & (
  | { state: 'sent' | 'failed' | 'unknown' }
  | { state: 'queued'; retryAfterSeconds: number }
  /** A fax server has it as that job, and is asked again. */
  | { state: 'sending'; job: string; askAfterSeconds: number }
)

/**
 * Writes what became of a claimed delivery and ends the claim; false, and nothing written, when the lease had ended and
 * somebody else took the delivery over. May be called again after an unclear answer.
 */
export async function settleDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
  settlement: DeliverySettlement,
): Promise<boolean> {
  const { state, answer, via, cause = null } = settlement
  return inTransaction(database, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('delivery')
      .set({ state, answer, cause, lease_owner: null, ...(via && { via }), ...timesOf(settlement) })
      .where('id', '=', deliveryId)
      .where('lease_owner', '=', leaseOwner)
      .where('state', '=', 'sending')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return isSettled(trx, deliveryId, settlement)
    await updateAttempt(trx, deliveryId, settlement)
    return true
  })
}

/** Whether an earlier call wrote it, whose answer was lost. */
async function isSettled(
  trx: DatabaseTransaction,
  deliveryId: string,
  { state, answer }: DeliverySettlement,
): Promise<boolean> {
  const found = await trx
    .selectFrom('delivery')
    .select('id')
    .where('id', '=', deliveryId)
    .where('lease_owner', 'is', null)
    .where('state', '=', state)
    .where('answer', '=', answer)
    .executeTakeFirst()
  return found !== undefined
}

function timesOf(settlement: DeliverySettlement) {
  const inSeconds = (seconds: number) => sql<Date>`${now} + interval ${seconds} second`
  if (settlement.state === 'queued')
    return { next_attempt_at: inSeconds(settlement.retryAfterSeconds), job: null }
  if (settlement.state === 'sending')
    return { next_attempt_at: inSeconds(settlement.askAfterSeconds), job: settlement.job }
  return { next_attempt_at: null, settled_at: now }
}

/** Of the newest attempt, which is the one that a claim began or asks about. */
async function updateAttempt(
  trx: DatabaseTransaction,
  deliveryId: string,
  { state, answer }: DeliverySettlement,
): Promise<void> {
  await trx
    .updateTable('delivery_attempt')
    .set({ answer, outcome: state, ended_at: state === 'sending' ? null : now })
    .where('delivery', '=', deliveryId)
    .where('number', '=', (query) =>
      query.selectFrom('delivery').select('attempts').where('id', '=', deliveryId),
    )
    .execute()
}

export interface ClaimedDelivery {
  id: string
  method: DeliveryMethod
  recipient: string
  language: Language
  messageId: string
  /** When it was first tried, ISO 8601: a repeat is the same message. */
  createdAt: string
  /** `2026-12-10`. */
  returnBy: string
  customerName: string
  mitId: boolean
  documents: {
    id: string
    portingCode: string
    donorName: string
    numberCount: number
    pages: number
    bytes: Uint8Array
  }[]
}

/** Everything that a courier needs of the delivery that the claim took; undefined when the claim has ended. */
export async function findClaimedDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
): Promise<ClaimedDelivery | undefined> {
  const rows = await database
    .selectFrom('delivery')
    .innerJoin('customer', 'customer.id', 'delivery.customer')
    .innerJoin('delivery_document', 'delivery_document.delivery', 'delivery.id')
    .innerJoin('poa_document', 'poa_document.id', 'delivery_document.document')
    .innerJoin('poa_document_file', 'poa_document_file.document', 'poa_document.id')
    .innerJoin('operator', 'operator.id', 'poa_document.operator')
    .innerJoin('delivery_attempt as first', (join) =>
      join.onRef('first.delivery', '=', 'delivery.id').on('first.number', '=', 1),
    )
    .select(['delivery.id', 'delivery.method', 'delivery.recipient', 'delivery.language'])
    .select(['delivery.message_id', 'delivery.return_by', 'first.started_at'])
    .select('customer.name as customerName')
    .select(['poa_document.id as documentId', 'poa_document.porting_code', 'poa_document.number_count'])
    .select(['poa_document.pages', 'poa_document.mit_id'])
    .select(['poa_document_file.bytes', 'operator.name as donorName'])
    .where('delivery.id', '=', deliveryId)
    .where('delivery.lease_owner', '=', leaseOwner)
    .orderBy('poa_document.operator')
    .execute()
  const [first] = rows
  return (
    first && {
      id: first.id,
      method: first.method,
      recipient: first.recipient,
      language: first.language,
      messageId: first.message_id,
      createdAt: first.started_at.toISOString(),
      // Of deliveries that were recorded before there was such a day; the day of the message itself reads as "soon".
      returnBy: first.return_by ?? first.started_at.toISOString().slice(0, 10),
      customerName: first.customerName,
      mitId: first.mit_id === 1,
      documents: rows.map((row) => ({
        id: row.documentId,
        portingCode: row.porting_code,
        donorName: row.donorName,
        numberCount: row.number_count,
        pages: row.pages,
        bytes: row.bytes,
      })),
    }
  )
}
