import { sql } from 'kysely'
import { chunksOf } from '../query/chunks-of.js'
import { insertAuditEntry, theInstallation } from '../audit/audit-log.js'
import { openStates } from '../porting/end-orders.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction, OrderAnswer, OrderState } from '../schema.js'

export interface NewOrder {
  id: string
  porting: string
  /** Of the porting when it came to be ordered. */
  portingVersion: number
  /** What is ordered. */
  facts: object
}

/** Records what was ordered; whoever passes orders on takes it from here, after the commit. */
export async function insertOrders(
  trx: DatabaseTransaction,
  orders: readonly NewOrder[],
  employeeId: string | null,
): Promise<void> {
  for (const chunk of chunksOf(orders))
    await trx
      .insertInto('porting_order')
      .values(
        chunk.map(({ id, porting, portingVersion, facts }) => ({
          id,
          porting,
          porting_version: portingVersion,
          facts: JSON.stringify(facts),
          state: 'queued' as const,
          attempts: 0,
          next_attempt_at: now,
          created_at: now,
          created_by: employeeId,
        })),
      )
      .execute()
}

/** Those of the portings that have an order which the donor has not answered for good, and which nobody called off. */
export async function listPortingsWithOrder(
  database: Database,
  portingIds: readonly string[],
): Promise<Set<string>> {
  const rows = await database
    .selectFrom('porting_order')
    .select('porting')
    .where('porting', 'in', portingIds)
    .where('state', 'in', openStates)
    .execute()
  return new Set(rows.map(({ porting }) => porting))
}

/** Which porting is ordered by it. */
export async function findOrder(
  database: Database,
  orderId: string,
): Promise<{ porting: string } | undefined> {
  return database.selectFrom('porting_order').select('porting').where('id', '=', orderId).executeTakeFirst()
}

/** An answer to an order, by the message that brought it. */
export interface OrderAnswered {
  answer: OrderAnswer
  text: string | undefined
  answerId: string
  customerId: string
}

export interface LockedOrder {
  id: string
  state: OrderState
  createdAt: Date
  /** By the database's clock. */
  lockedAt: Date
  /** Of the message that was its last answer. */
  answerId: string | null
}

/** Reads an order; others who would change it wait for as long as the transaction lasts. */
export async function lockOrder(trx: DatabaseTransaction, orderId: string): Promise<LockedOrder | undefined> {
  return trx
    .selectFrom('porting_order')
    .select(['id', 'state', 'created_at as createdAt', 'answer_id as answerId', now.as('lockedAt')])
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Writes down what the donor said about a locked order. It was passed on, then, whether or not that was known; a date is no
 * end of it.
 */
export async function updateOrderToAnswered(
  trx: DatabaseTransaction,
  { id, state: before }: Pick<LockedOrder, 'id' | 'state'>,
  { answer, text, answerId, customerId }: OrderAnswered,
): Promise<void> {
  const state = answer === 'CONFIRMED' ? 'sent' : 'answered'
  await trx
    .updateTable('porting_order')
    .set({
      state,
      lease_owner: null,
      next_attempt_at: null,
      sent_at: sql<Date>`coalesce(sent_at, ${now})`,
      answer,
      answer_text: text ?? null,
      answer_id: answerId,
      answered_at: now,
    })
    .where('id', '=', id)
    .execute()
  await insertAuditEntry(trx, theInstallation, {
    action: 'order.answer',
    customerId,
    objectType: 'order',
    objectId: id,
    before: { state: before },
    // What the donor wrote beside it is told of the porting.
    after: { state, answer },
  })
}
