import { sql } from 'kysely'
import type { DatabaseTransaction } from './schema.js'

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
 * Locks a customer, the reseller that it shall belong to and every reseller above that one; gives the ids of the
 * latter two as `line`. Two moves that together would make a circle both lock both movers, so the second sees what
 * the first did. On a cluster locks are per node and the moves change different rows, so both may go through: then
 * the two see each other's customers, as either move alone would have let one of them, until ADMIN moves one.
 * Nothing runs for ever: rights look one level up, `isVisibleTo` and this query end on a circle.
 */
export async function lockLineAbove(
  trx: DatabaseTransaction,
  customerId: string,
  parentReseller: string,
): Promise<{ locked: LockedCustomers; line: string[] }> {
  let locked: LockedCustomers = new Map()
  for (;;) {
    const line = await listLineAbove(trx, parentReseller)
    // Once all of it is locked nobody can change it; it is read again only when somebody did meanwhile.
    if (locked.size > 0 && line.every((id) => locked.has(id))) return { locked, line }
    locked = await lockCustomers(trx, [customerId, parentReseller, ...line])
    if (!locked.has(customerId) || !locked.has(parentReseller)) return { locked, line }
  }
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
