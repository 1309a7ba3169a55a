import { type InsertObject, type Insertable, sql } from 'kysely'
import type { NewOperator } from '@telecomx/validation'
import { chunksOf } from '../query/chunks-of.js'
import { type NewPorting, rowsOfPortings } from '../porting/new-portings.js'
import { now } from '../query/now.js'
import { operatorRow } from '../operator/operator-row.js'
import type { Database, Tables } from '../schema.js'

/** A row as a seed gives it: the database adds when it was created. */
type Seed<Table extends keyof Tables> = Omit<Insertable<Tables[Table]>, 'created_at'>

/** Rows that are there already (by their key) are left as they are, so a seed can be run again and again. */
export const insertOperators = (database: Database, operators: readonly NewOperator[]) =>
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

export async function insertPortings(database: Database, portings: readonly NewPorting[]): Promise<void> {
  const rows = rowsOfPortings(portings)
  await insertMissing(database, 'porting', rows.porting)
  await insertMissing(database, 'porting_stage', rows.porting_stage)
  await insertMissing(database, 'open_porting_number', rows.open_porting_number)
}

const firstColumn = {
  operator: 'id',
  customer: 'id',
  employee: 'id',
  voice_account: 'id',
  voice_account_number: 'number',
  porting: 'id',
  porting_stage: 'porting',
  open_porting_number: 'number',
} as const

async function insertMissing<Table extends keyof typeof firstColumn>(
  database: Database,
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Promise<void> {
  const column = sql.ref(firstColumn[table])
  for (const chunk of chunksOf(rows))
    await database
      .insertInto(table)
      .values(chunk)
      .onDuplicateKeyUpdate({ [firstColumn[table]]: column } as never)
      .execute()
}

function dated<Row extends object>(row: Row) {
  return { ...row, created_at: now }
}
