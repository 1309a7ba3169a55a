import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DeliveryMethod } from '@telecomx/validation'
import { inTransaction } from './in-transaction.js'
import { now } from './now.js'
import type { Database, DatabaseTransaction, Language, Tables } from './schema.js'

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
  | { task: 'hand over' | 'recover'; deliveryId: string }
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
  const due = await database
    .selectFrom('delivery')
    .select(['id', 'method', 'state', 'job', 'lease_owner as leaseOwner'])
    .select(hoursSinceAttempt.as('hours'))
    .where('method', '=', method)
    .where('state', 'in', ['queued', 'sending'])
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(candidates)
    .execute()
  for (const candidate of due) {
    const claimed = await inTransaction(database, (trx) => takeCandidate(trx, candidate, claim))
    if (claimed) return claimed
  }
  return undefined
}

const hoursSinceAttempt = sql<number>`coalesce((
  select timestampdiff(hour, attempt.started_at, ${now}) from delivery_attempt as attempt
  where attempt.delivery = delivery.id and attempt.number = delivery.attempts), 0)`

type Candidate = Pick<Tables['delivery'], 'method' | 'state' | 'job'> & {
  id: string
  leaseOwner: string | null
  hours: number
}

async function takeCandidate(
  trx: DatabaseTransaction,
  candidate: Candidate,
  { leaseOwner, leaseSeconds }: DeliveryClaim,
): Promise<ClaimedTask | undefined> {
  const task = taskOf(candidate)
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set((column) => ({
      state: 'sending',
      lease_owner: leaseOwner,
      next_attempt_at: sql<Date>`${now} + interval ${leaseSeconds} second`,
      ...(task.task === 'hand over' && { attempts: column('attempts', '+', 1) }),
    }))
    .where((where) => where.and([isAsSeen(where, candidate), where('next_attempt_at', '<=', now)]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return undefined
  if (task.task === 'hand over') await insertAttempt(trx, candidate.id)
  return task
}

function taskOf({ id, method, state, job, hours }: Candidate): ClaimedTask {
  if (job !== null) return { task: 'follow', deliveryId: id, job, hours }
  // An e-mail can be recognised as a repeat by its Message-ID.
  const isGuess = state === 'sending' && method === 'FAX'
  return { task: isGuess ? 'recover' : 'hand over', deliveryId: id }
}

function isAsSeen(where: ExpressionBuilder<Tables, 'delivery'>, { id, state, leaseOwner, job }: Candidate) {
  const same = sql<SqlBool>`lease_owner <=> ${leaseOwner} and job <=> ${job}`
  return where.and([where('id', '=', id), where('state', '=', state), same])
}

async function insertAttempt(trx: DatabaseTransaction, deliveryId: string): Promise<void> {
  await trx
    .insertInto('delivery_attempt')
    .columns(['delivery', 'number', 'started_at'])
    .expression((query) =>
      query
        .selectFrom('delivery')
        .select(['id', 'attempts', now.as('started_at')])
        .where('id', '=', deliveryId),
    )
    .execute()
}

export type DeliverySettlement = {
  /** What the other side said, one line. */
  answer: string
  /** The kind of transport that was used. */
  via?: string
} & (
  | { state: 'sent' | 'failed' | 'unknown' }
  | { state: 'queued'; retryAfterSeconds: number }
  /** A fax server has it as that job, and is asked again. */
  | { state: 'sending'; job: string; askAfterSeconds: number }
)

/**
 * Writes what became of a claimed delivery and ends the claim; false, and nothing written, when the lease had ended and
 * somebody else took the delivery over.
 */
export async function settleDelivery(
  database: Database,
  { leaseOwner, deliveryId }: { leaseOwner: string; deliveryId: string },
  settlement: DeliverySettlement,
): Promise<boolean> {
  const { state, answer, via } = settlement
  return inTransaction(database, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('delivery')
      .set({ state, answer, lease_owner: null, ...(via && { via }), ...timesOf(settlement) })
      .where('id', '=', deliveryId)
      .where('lease_owner', '=', leaseOwner)
      .where('state', '=', 'sending')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await updateAttempt(trx, deliveryId, settlement)
    return true
  })
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
  /** How often it was handed over, this time included. */
  attempts: number
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
    .select(['delivery.id', 'delivery.method', 'delivery.recipient', 'delivery.language'])
    .select(['delivery.message_id', 'delivery.attempts', 'delivery.created_at', 'delivery.return_by'])
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
      attempts: first.attempts,
      createdAt: first.created_at.toISOString(),
      // Of deliveries that were recorded before there was such a day; a day that has passed reads as "soon".
      returnBy: first.return_by ?? first.created_at.toISOString().slice(0, 10),
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
