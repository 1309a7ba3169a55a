import { type Expression, type SqlBool, sql } from 'kysely'
import type { Operator, OperatorChanges } from '@telecomx/validation'
import { chunksOf } from './chunks-of.js'
import { containsText } from './contains-text.js'
import { changedColumns, operatorColumns, operatorRow, toOperator } from './operator-row.js'
import { pageOfRows } from './page-of-rows.js'
import type { Database, DatabaseTransaction } from './schema.js'

/**
 * Stores a new operator. One statement: the key itself tells whether the operator is there already, so two
 * creations at once cannot both succeed. Throws a duplicate-key error (see `isDuplicate`) for the second.
 */
export async function insertOperator(database: Database, operator: Operator): Promise<void> {
  await database.insertInto('operator').values(operatorRow(operator)).execute()
}

export interface OperatorFilter {
  /** Looked for in CPS codes and names. */
  filter?: string | undefined
  /** Whether it is looked for in notes as well. */
  filtersNotes: boolean
}

/** A page of the registry, ordered by CPS code, and how many operators the filter lets through. */
export async function listOperators(
  database: Database,
  wanted: OperatorFilter & { offset: number; limit: number },
): Promise<{ total: number; operators: Operator[] }> {
  const matching = database
    .selectFrom('operator')
    .select(operatorColumns)
    .where(matches(wanted))
    .orderBy('id')
  const { total, rows } = await pageOfRows(matching, wanted)
  return { total, operators: rows.map(toOperator) }
}

export async function findOperatorById(database: Database, cpsCode: string): Promise<Operator | undefined> {
  const row = await database
    .selectFrom('operator')
    .select(operatorColumns)
    .where('id', '=', cpsCode)
    .executeTakeFirst()
  return row && toOperator(row)
}

/** Of these CPS codes those that are in the registry. */
export async function listOperatorIds(database: Database, cpsCodes: readonly string[]): Promise<Set<string>> {
  if (cpsCodes.length === 0) return new Set()
  const rows = await database.selectFrom('operator').select('id').where('id', 'in', cpsCodes).execute()
  return new Set(rows.map((row) => row.id))
}

/** Changes what is given, in one statement; undefined stays as it is, and nothing given is no statement. */
export async function updateOperator(
  database: Database,
  cpsCode: string,
  changes: OperatorChanges,
): Promise<void> {
  const columns = changedColumns(changes)
  if (Object.keys(columns).length === 0) return
  await database.updateTable('operator').set(columns).where('id', '=', cpsCode).execute()
}

/** An operator with the longest texts takes some 20 kB, and a statement at most 16 MB. */
const operatorsPerStatement = 250

/** Creates those that are missing, and makes the others wholly what is given. */
export async function upsertOperators(
  trx: DatabaseTransaction,
  operators: readonly Operator[],
): Promise<void> {
  // In one order: two imports at once wait for each other instead of deadlocking.
  const rows = operators.toSorted((a, b) => (a._id < b._id ? -1 : 1)).map(operatorRow)
  const replaced = operatorColumns.map((column) => [column, sql`values(${sql.ref(column)})`])
  for (const chunk of chunksOf(rows, operatorsPerStatement))
    await trx
      .insertInto('operator')
      .values(chunk)
      .onDuplicateKeyUpdate(Object.fromEntries(replaced) as never)
      .execute()
}

/** The operators with these CPS codes, by CPS code. */
export async function listOperatorsByIds(
  database: Database,
  cpsCodes: readonly string[],
): Promise<Map<string, Operator>> {
  if (cpsCodes.length === 0) return new Map()
  const rows = await database
    .selectFrom('operator')
    .select(operatorColumns)
    .where('id', 'in', cpsCodes)
    .execute()
  return new Map(rows.map((row) => [row.id, toOperator(row)]))
}

function matches({ filter, filtersNotes }: OperatorFilter): Expression<SqlBool> {
  if (filter === undefined) return sql<SqlBool>`true`
  return containsText(
    ['operator.id', 'operator.name', ...(filtersNotes ? (['operator.notes'] as const) : [])],
    filter,
  )
}
