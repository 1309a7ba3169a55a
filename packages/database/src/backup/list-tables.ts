import { sql } from 'kysely'
import { groupBy } from '../query/group-by.js'
import type { Database } from '../schema.js'
import type { BackupColumn, BackupTable } from './backup-file.js'

export interface KeyedTable extends BackupTable {
  /** The columns of the primary key, in its order. */
  key: string[]
  /** Whether a row may be large. */
  holdsFiles: boolean
}

/** What processes note for one another while they run; it means nothing to who restores. */
const passing = ['schema_lock', 'readiness', 'commit_mark']

/** The tables of the schema, by name, with the columns that are written. */
export async function listTables(database: Database): Promise<KeyedTable[]> {
  const { rows } = await sql<{ name: string; column: string; type: string; keyPlace: string | null }>`
    select c.table_name as name, c.column_name as \`column\`, c.data_type as type, k.ordinal_position as keyPlace
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    left join information_schema.key_column_usage k on k.table_schema = c.table_schema
      and k.table_name = c.table_name and k.column_name = c.column_name and k.constraint_name = 'PRIMARY'
    where c.table_schema = database() and t.table_type = 'BASE TABLE'
      and coalesce(c.generation_expression, '') = ''
    order by c.table_name, c.ordinal_position`.execute(database)
  return [...groupBy(rows, ({ name }) => name)]
    .filter(([table]) => !passing.includes(table))
    .map(([table, columns]) => ({
      table,
      columns: columns.map(({ column, type }) => ({ name: column, kind: kindOf(type) })),
      key: columns
        .filter(({ keyPlace }) => keyPlace !== null)
        .toSorted((one, other) => Number(one.keyPlace) - Number(other.keyPlace))
        .map(({ column }) => column),
      holdsFiles: columns.some(({ type }) => /blob|mediumtext|longtext/.test(type)),
    }))
}

function kindOf(type: string): BackupColumn['kind'] {
  if (/blob|binary/.test(type)) return 'bytes'
  return /date|time/.test(type) ? 'time' : 'plain'
}
