import { sql } from 'kysely'
import type { Operator } from '@telecomx/validation'
import { inAutocommit } from './in-transaction.js'
import type { Database } from './schema.js'

/**
 * Stores a new operator. One statement: the key itself tells whether the operator is there already, so two
 * creations at once cannot both succeed. Throws a duplicate-key error (see `isDuplicate`) for the second.
 */
export async function insertOperator(database: Database, operator: Operator): Promise<void> {
  const insert = database.insertInto('operator').values(operatorRow(operator))
  await inAutocommit(() => insert.execute())
}

/** The row of an operator: the one place where wire names meet columns. */
export function operatorRow(operator: Operator) {
  return {
    id: operator._id,
    name: operator.name,
    address: operator.address,
    np_number: operator.npNumber,
    np_fax: operator.npFax ?? null,
    np_email: operator.npEmail ?? null,
    np_opening_hours: operator.npOpeningHours ?? null,
    notes: operator.notes ?? null,
    fixed_auth: operator.fixedAuth,
    mvno_auth: operator.mvnoAuth,
    icc_validation: operator.iccValidation ?? null,
    order_wait_hours: operator.orderWait,
    customer_id_validation: operator.customerIdValidation,
    created_at: sql<Date>`utc_timestamp(3)`,
  }
}

/** Those of the CPS codes that are in the registry. */
export async function listKnownOperators(database: Database, cpsCodes: readonly string[]): Promise<string[]> {
  if (cpsCodes.length === 0) return []
  const rows = await database.selectFrom('operator').select('id').where('id', 'in', cpsCodes).execute()
  return rows.map((row) => row.id)
}

/** Reads one row with a key look-up: proves that real tables answer, which `select 1` does not. */
export async function readSmallestOperator(database: Database): Promise<void> {
  await database.selectFrom('operator').select('id').orderBy('id').limit(1).execute()
}
