import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../schema.js'

/** What access checks need of a customer. */
export async function findParentReseller(
  database: Database,
  customerId: string,
): Promise<{ parentReseller: string | null } | undefined> {
  return database
    .selectFrom('customer')
    .select('parent_reseller as parentReseller')
    .where('id', '=', customerId)
    .executeTakeFirst()
}

/** What is known of the locked customers, by id; an id that is no customer is missing. */
export type LockedCustomers = Map<string, { isReseller: boolean }>

/**
 * Locks customers for as long as the transaction lasts, in the order of their ids so that two callers queue up: those
 * that change a customer's portings too. Reads what was last committed.
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

export async function hasCustomersBeneath(trx: DatabaseTransaction, customerId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('customer')
    .select('id')
    .where('parent_reseller', '=', customerId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The ids of the customer and of everything above it. */
export async function listLineAbove(trx: DatabaseTransaction, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent) as (
      select id, parent_reseller from customer where id = ${customerId}
      union
      select customer.id, customer.parent_reseller from customer join line on customer.id = line.parent
    )
    select id from line`.execute(trx)
  return rows.map((row) => row.id)
}
