import { sql } from 'kysely'
import type { NewOperator, Operator, OperatorChanges, PartOfList } from '@telecomx/validation'
import { chunksOf } from '../query/chunks-of.js'
import { containsText } from '../query/contains-text.js'
import { updateAsRead } from '../connection/update-as-read.js'
import { toColumns } from '../query/field-columns.js'
import { factColumns, operatorColumns, operatorRow, toOperator } from './operator-row.js'
import { prepared } from '../query/prepared.js'
import { type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database, DatabaseTransaction, OperatorTable } from '../schema.js'

/** Throws a duplicate-key error (see `isDuplicate`) when the CPS code is taken. */
export async function insertOperator(trx: DatabaseTransaction, operator: Operator): Promise<void> {
  await insertRow(trx, operator)
}

const insertRow = prepared((builder, operator: NewOperator) =>
  builder.insertInto('operator').values(operatorRow(operator)).compile(),
)

export interface OperatorFilter {
  /** Looked for in CPS codes and names. */
  filter?: string | undefined
  /** Whether it is looked for in notes as well. */
  filtersNotes: boolean
}

/** A page of the registry, ordered by CPS code, and how many operators the filter lets through. */
export async function listOperators(
  database: Database,
  { filter, filtersNotes, ...part }: OperatorFilter & PartOfList,
): Promise<PageFacts & { operators: Operator[] }> {
  const notes = filtersNotes ? (['operator.notes'] as const) : []
  const matching = database
    .selectFrom('operator')
    .select(operatorColumns)
    .$if(filter !== undefined, (query) =>
      query.where(containsText(['operator.id', 'operator.name', ...notes], filter ?? '')),
    )
  const keys = [{ column: 'id', kind: 'text' }] as const
  const { rows, ...facts } = await pageOfRows(database, matching, part, { keys, sortsFew: false })
  return { ...facts, operators: rows.map(toOperator) }
}

export async function findOperatorById(database: Database, cpsCode: string): Promise<Operator | undefined> {
  const [row] = await selectById(database, { cpsCode })
  return row && toOperator(row)
}

const selectById = prepared((builder, { cpsCode }: { cpsCode: string }) =>
  selectOperator(builder, cpsCode).compile(),
)

function selectOperator(database: Database, cpsCode: string) {
  return database.selectFrom('operator').select(operatorColumns).where('id', '=', cpsCode)
}

/** Of these CPS codes those that are in the registry. */
export async function listOperatorIds(database: Database, cpsCodes: readonly string[]): Promise<Set<string>> {
  if (cpsCodes.length === 0) return new Set()
  const rows = await database.selectFrom('operator').select('id').where('id', 'in', cpsCodes).execute()
  return new Set(rows.map((row) => row.id))
}

/** Reads an operator and puts callers that change it in order, for as long as the transaction lasts. */
export async function lockOperator(trx: DatabaseTransaction, cpsCode: string): Promise<Operator | undefined> {
  const row = await selectOperator(trx, cpsCode).forUpdate().executeTakeFirst()
  return row && toOperator(row)
}

/** The same of several, by CPS code. */
export async function lockOperators(
  trx: DatabaseTransaction,
  cpsCodes: readonly string[],
): Promise<Map<string, Operator>> {
  if (cpsCodes.length === 0) return new Map()
  const rows = await trx
    .selectFrom('operator')
    .select(operatorColumns)
    .where('id', 'in', cpsCodes)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, toOperator(row)]))
}

/** Changes what is given and counts it. Runs the transaction again when the operator changed meanwhile. */
export async function updateOperator(
  trx: DatabaseTransaction,
  { _id: id, version }: Pick<Operator, '_id' | 'version'>,
  changes: Partial<OperatorChanges>,
): Promise<void> {
  const columns = toColumns<OperatorChanges, OperatorTable>(factColumns, changes)
  await updateAsRead(trx, 'operator', { id, version }, columns)
}

/** An operator with the longest texts takes some 20 kB, and a statement at most 16 MB. */
const operatorsPerStatement = 250

/** Creates those that are missing, and makes the others wholly what is given; those that change count it. */
export async function upsertOperators(
  trx: DatabaseTransaction,
  operators: readonly NewOperator[],
): Promise<void> {
  // In one order: two imports at once wait for each other instead of deadlocking.
  const rows = operators.toSorted((a, b) => (a._id < b._id ? -1 : 1)).map(operatorRow)
  const replaced = replacedColumns.map((column) => [column, sql`values(${sql.ref(column)})`])
  // The version first: what is set before is read as it is set.
  const changes = Object.fromEntries([['version', sql`version + if(${isUnchanged}, 0, 1)`], ...replaced])
  for (const chunk of chunksOf(rows, operatorsPerStatement))
    await trx
      .insertInto('operator')
      .values(chunk)
      .onDuplicateKeyUpdate(changes as never)
      .execute()
}

const replacedColumns = Object.values(factColumns)

/** By bytes: to the collation another letter case is the same. */
const isUnchanged = sql.join(
  replacedColumns.map((column) => {
    const [before, after] = [sql.ref(column), sql`values(${sql.ref(column)})`]
    return sql`cast(${before} as binary) <=> cast(${after} as binary)`
  }),
  sql` and `,
)

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
