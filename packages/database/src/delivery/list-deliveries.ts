import { type Expression, type Selectable, type SqlBool, sql } from 'kysely'
import type { Delivery, DeliveryListRequest } from '@telecomx/validation'
import { groupBy } from '../query/group-by.js'
import { now } from '../query/now.js'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database, DeliveryAttemptTable, DeliveryCause, DeliveryTable } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'
import { isVisibleTo, seesSomeCustomers, type Viewer } from '../customer/visibility.js'

/** A delivery without the words for it, and what those words are made of. */
export interface ListedDelivery extends Omit<Delivery, 'description'> {
  progress: {
    /** How often it was handed over. */
    attemptCount: number
    /** What the other side said last. */
    answer?: string
    /** What that means, by the courier's code. */
    fault?: string
    /** Why it is in its state, where that is not the answer. */
    cause?: DeliveryCause
    /** A fax server has it. */
    hasJob: boolean
    /** It was due a while ago and nobody took it up. */
    isOverdue: boolean
  }
}

/** How many of the newest attempts are listed. */
const attemptsListed = 10

/** A page of the deliveries that the viewer may see, the newest first. */
export async function listDeliveries(
  database: Database,
  viewer: Viewer,
  { customer, state, ...part }: DeliveryListRequest,
): Promise<PageFacts & { deliveries: ListedDelivery[] }> {
  const conditions: Expression<SqlBool>[] = [isVisibleTo<'delivery'>(viewer, 'delivery.customer')]
  if (customer) conditions.push(sql`delivery.customer = ${customer}`)
  if (state) conditions.push(sql`delivery.state = ${state}`)
  const all = selectDeliveries(database).where((where) => where.and(conditions))
  const sortsFew = seesSomeCustomers(viewer) || (customer ?? state) !== undefined
  const { rows, ...facts } = await pageOfRows(database, all, part, { keys: orderKeys, sortsFew })
  return { ...facts, deliveries: await withParts(database, rows) }
}

/** All in one direction, so that an index gives the order. */
const orderKeys: ListOrder['keys'] = [
  { column: 'delivery.created_at', kind: 'moment', descending: true },
  { column: 'delivery.id', kind: 'text', descending: true },
]

/** The deliveries that carry any of these documents, the oldest first. */
export async function listDeliveriesOfDocuments(
  database: Database,
  documentIds: readonly string[],
): Promise<ListedDelivery[]> {
  if (documentIds.length === 0) return []
  const rows = await selectDeliveries(database)
    .where('id', 'in', (query) =>
      query.selectFrom('delivery_document').select('delivery').where('document', 'in', documentIds),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return withParts(database, rows)
}

/** The deliveries that carry this document or a signed copy of it, the oldest first. */
export async function listDeliveriesAbout(database: Database, documentId: string): Promise<ListedDelivery[]> {
  const ofDocument = database
    .selectFrom('delivery_document')
    .select('delivery')
    .where('document', '=', documentId)
  const ofSignedCopies = database
    .selectFrom('delivery_signed_copy as link')
    .innerJoin('signed_copy as copy', 'copy.id', 'link.signed_copy')
    .select('link.delivery')
    .where('copy.poa_document', '=', documentId)
  const rows = await selectDeliveries(database)
    .innerJoin(ofDocument.union(ofSignedCopies).as('about'), 'about.delivery', 'delivery.id')
    .orderBy('delivery.created_at')
    .orderBy('delivery.id')
    .execute()
  return withParts(database, rows)
}

/** The deliveries that carry a document or a signed copy which names the porting, the newest first. */
export async function listDeliveriesOfPorting(
  database: Database,
  portingId: string,
  most: number,
): Promise<ListedDelivery[]> {
  const ofDocuments = database
    .selectFrom('poa_document_porting as link')
    .innerJoin('delivery_document as carried', 'carried.document', 'link.document')
    .select('carried.delivery')
    .where('link.porting', '=', portingId)
  const ofSignedCopies = database
    .selectFrom('signed_copy_porting as link')
    .innerJoin('delivery_signed_copy as carried', 'carried.signed_copy', 'link.signed_copy')
    .select('carried.delivery')
    .where('link.porting', '=', portingId)
  const rows = await selectDeliveries(database)
    .innerJoin(ofDocuments.union(ofSignedCopies).as('about'), 'about.delivery', 'delivery.id')
    .orderBy('delivery.created_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(most)
    .execute()
  return withParts(database, rows)
}

/** Senders look for work every second; after this they are behind, not there, or have no way out for it. */
const isOverdue = sql<number>`coalesce(delivery.next_attempt_at < ${now} - interval 5 minute, 0)`

function selectDeliveries(database: Database) {
  return database.selectFrom('delivery').selectAll('delivery').select(isOverdue.as('isOverdue'))
}

type Row = Selectable<DeliveryTable> & { isOverdue: number }
type Attempt = Selectable<DeliveryAttemptTable>

/** Two more reads for all of them: the documents and the attempts. */
async function withParts(database: Database, rows: readonly Row[]): Promise<ListedDelivery[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const links = await database
    .selectFrom('delivery_document as link')
    .innerJoin('poa_document', 'poa_document.id', 'link.document')
    .select(['link.delivery', 'link.document'])
    .where('link.delivery', 'in', ids)
    .orderBy('poa_document.operator')
    .execute()
  const attempts = await database
    .selectFrom('delivery_attempt as attempt')
    .innerJoin('delivery', 'delivery.id', 'attempt.delivery')
    .selectAll('attempt')
    .where('attempt.delivery', 'in', ids)
    .whereRef('attempt.number', '>', sql<number>`cast(delivery.attempts as signed) - ${attemptsListed}`)
    .orderBy('attempt.number')
    .execute()
  const documentsOf = groupBy(links, ({ delivery }) => delivery)
  const attemptsOf = groupBy(attempts, ({ delivery }) => delivery)
  return rows.map((row) => ({
    ...toDelivery(row, attemptsOf.get(row.id) ?? []),
    documents: (documentsOf.get(row.id) ?? []).map(({ document }) => document),
  }))
}

function toAttempt(row: Attempt): Delivery['attempts'][number] {
  return {
    number: row.number,
    startedAt: row.started_at.toISOString(),
    ...withoutNulls({ endedAt: row.ended_at?.toISOString() ?? null, answer: row.answer }),
  }
}

function toDelivery(row: Row, attempts: readonly Attempt[]): Omit<ListedDelivery, 'documents'> {
  const iso = (date: Date | null) => date?.toISOString() ?? null
  return {
    _id: row.id,
    customer: row.customer,
    letter: row.letter,
    method: row.method,
    recipient: row.recipient,
    otherRecipient: row.other_recipient === 1,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    attempts: attempts.map(toAttempt),
    reminders: row.reminders,
    ...withoutNulls({
      // What did not go out is not reminded of; whether it is sent again is for a person to say.
      nextReminderAt: row.state === 'failed' ? null : iso(row.next_reminder_at),
      createdBy: row.created_by,
      nextAttemptAt: row.state === 'queued' ? iso(row.next_attempt_at) : null,
      via: row.via,
      returnBy: row.return_by,
      resendOf: row.resend_of,
      cc: row.cc === null ? null : (JSON.parse(row.cc) as string[]),
      ccOf: row.cc_of,
      settledAt: iso(row.settled_at),
      decidedBy: row.decided_by,
      decidedAt: iso(row.decided_at),
    }),
    progress: {
      attemptCount: row.attempts,
      hasJob: row.job !== null,
      isOverdue: row.isOverdue === 1,
      ...withoutNulls({ answer: row.answer, fault: attempts.at(-1)?.fault ?? null, cause: row.cause }),
    },
  }
}
