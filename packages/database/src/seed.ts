import { type InsertObject, type Insertable, sql } from 'kysely'
import type { Operator } from '@telecomx/validation'
import { withDigits } from './number-ranges.js'
import { operatorRow } from './operator-row.js'
import type { Database, Tables } from './schema.js'

/** A row as a seed gives it: the database adds when it was created. */
type Seed<Table extends keyof Tables> = Omit<Insertable<Tables[Table]>, 'created_at'>

/** Rows that are there already (by their key) are left as they are, so a seed can be run again and again. */
export const insertOperators = (database: Database, operators: readonly Operator[]) =>
  insertMissing(database, 'operator', operators.map(operatorRow))
export const insertCustomers = (database: Database, rows: readonly Seed<'customer'>[]) =>
  insertMissing(database, 'customer', rows.map(dated))
export const insertEmployees = (database: Database, rows: readonly Seed<'employee'>[]) =>
  insertMissing(database, 'employee', rows.map(dated))
export const insertVoiceAccounts = (database: Database, rows: readonly Seed<'voice_account'>[]) =>
  insertMissing(database, 'voice_account', rows.map(dated))
export const insertVoiceAccountNumbers = (
  database: Database,
  rows: readonly Insertable<Tables['voice_account_number']>[],
) => insertMissing(database, 'voice_account_number', rows)
export const insertNumberRanges = (
  database: Database,
  rows: readonly Omit<Insertable<Tables['number_range']>, 'digits'>[],
) => insertMissing(database, 'number_range', rows.map(withDigits))

/** A porting in its first stage, with its history and the claim on its numbers. */
export interface NewPorting
  extends Pick<Seed<'porting'>, 'id' | 'customer' | 'voice_account' | 'operator' | 'number_type'> {
  /** E.164, the main number first. */
  numbers: readonly [string, ...string[]]
  donor_sim_number?: string | null
  donor_customer_id?: string | null
  requested_date?: Date | null
}

export async function insertPortings(database: Database, portings: readonly NewPorting[]): Promise<void> {
  const now = sql<Date>`utc_timestamp(3)`
  await insertMissing(
    database,
    'porting',
    portings.map(({ numbers: [number, ...additional], ...porting }) => ({
      ...porting,
      number,
      additional_numbers: additional.length > 0 ? JSON.stringify(additional) : null,
      porting_type: 'IN' as const,
      stage: 'IN_CREATED' as const,
      stage_at: now,
      version: 1,
      created_at: now,
    })),
  )
  await insertMissing(
    database,
    'porting_stage',
    portings.map(({ id }) => ({ porting: id, version: 1, stage: 'IN_CREATED' as const, entered_at: now })),
  )
  await insertMissing(
    database,
    'open_porting_number',
    portings.flatMap(({ id, numbers }) => numbers.map((number) => ({ number, porting: id }))),
  )
}

const firstColumn = {
  operator: 'id',
  customer: 'id',
  employee: 'id',
  voice_account: 'id',
  voice_account_number: 'number',
  number_range: 'first_number',
  porting: 'id',
  porting_stage: 'porting',
  open_porting_number: 'number',
} as const

/** Below the 65,535 parameters of a statement and the server's largest packet. */
const rowsPerStatement = 1_000

async function insertMissing<Table extends keyof typeof firstColumn>(
  database: Database,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Promise<void> {
  const column = sql.ref(firstColumn[table])
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await database
      .insertInto(table)
      .values(rows.slice(start, start + rowsPerStatement))
      .onDuplicateKeyUpdate({ [firstColumn[table]]: column } as never)
      .execute()
}

function dated<Row extends object>(row: Row) {
  return { ...row, created_at: sql<Date>`utc_timestamp(3)` }
}
