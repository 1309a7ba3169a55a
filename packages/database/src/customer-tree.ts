import { sql } from 'kysely'
import type { DatabaseTransaction } from './schema.js'
import { takeTurn } from './turns.js'

/** What is known of the locked customers, by id; an id that is no customer is missing. */
export type LockedCustomers = Map<string, { isReseller: boolean }>

/**
 * Locks customers for as long as the transaction lasts, in the order of their ids so that two callers queue up.
 * Reads what was last committed.
 */
export async function lockCustomers(
  trx: DatabaseTransaction,
  customerIds: readonly string[],
): Promise<LockedCustomers> {
  const rows = await trx
    .selectFrom('customer')
    .select(['id', 'is_reseller'])
    .where('id', 'in', customerIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, { isReseller: row.is_reseller === 1 }]))
}

/**
 * Locks a customer and the reseller that it shall belong to, and gives the ids of that reseller and all above it as
 * `line`. Moves go one after the other, so that each sees what those before it did: two at once could make a circle,
 * on a cluster even of locked customers, because the moves change different rows.
 */
export async function lockForMove(
  trx: DatabaseTransaction,
  customerId: string,
  parentReseller: string,
): Promise<{ locked: LockedCustomers; line: string[] }> {
  await takeTurn(trx, 'customer.move')
  const locked = await lockCustomers(trx, [customerId, parentReseller])
  return { locked, line: await listLineAbove(trx, parentReseller) }
}

export async function hasCustomersBeneath(trx: DatabaseTransaction, customerId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('customer')
    .select('id')
    .where('parent_reseller', '=', customerId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The customer and everything above it. */
async function listLineAbove(trx: DatabaseTransaction, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent) as (
      select id, parent_reseller from customer where id = ${customerId}
      union
      select customer.id, customer.parent_reseller from customer join line on customer.id = line.parent
    )
    select id from line`.execute(trx)
  return rows.map((row) => row.id)
}
