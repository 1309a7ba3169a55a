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

/** What a donor asks of a porting, and where it is reached. Unset ones are left out. */
export interface DonorRules extends Pick<Operator, 'fixedAuth' | 'mvnoAuth' | 'customerIdValidation'> {
  iccValidation?: string
  npFax?: string
  npEmail?: string
}

/** The rules of these donors by CPS code. */
export async function listDonorRules(
  database: Database,
  cpsCodes: readonly string[],
): Promise<Map<string, DonorRules>> {
  if (cpsCodes.length === 0) return new Map()
  const rows = await database
    .selectFrom('operator')
    .select(['id', 'fixed_auth', 'mvno_auth', 'icc_validation', 'np_fax', 'np_email'])
    .select('customer_id_validation')
    .where('id', 'in', cpsCodes)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        fixedAuth: row.fixed_auth,
        mvnoAuth: row.mvno_auth,
        customerIdValidation: row.customer_id_validation === 1,
        ...(row.icc_validation !== null && { iccValidation: row.icc_validation }),
        ...(row.np_fax !== null && { npFax: row.np_fax }),
        ...(row.np_email !== null && { npEmail: row.np_email }),
      },
    ]),
  )
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

/** Reads one row with a key look-up: proves that real tables answer, which `select 1` does not. */
export async function readSmallestOperator(database: Database): Promise<void> {
  await database.selectFrom('operator').select('id').orderBy('id').limit(1).execute()
}
