import { useEffect, useState } from 'react'
import { type CheckedRow, checkTable } from './check-table.js'
import { type ImportField, importKinds, type KindName } from './import-kinds.js'
import type { Columns } from './match-columns.js'
import type { Table } from './read-table.js'

type Checked = readonly CheckedRow[] | undefined

/** What rows were checked by, and what came of it. */
interface Check {
  rows: Checked
  table: Table
  columns: Columns
}

/** The rows as they are checked by now, anew when a column becomes another field; undefined until they are. */
export function useChecked(
  table: Table,
  kind: KindName,
  fields: readonly ImportField[],
  columns: Columns,
): [Checked, (rows: Checked) => void] {
  const [check, setCheck] = useState<Check>()
  useEffect(() => {
    const stop = new AbortController()
    const run = async () => {
      const rows = await checkTable(table, importKinds[kind], { fields, columns, signal: stop.signal })
      if (rows && !stop.signal.aborted) setCheck({ rows, table, columns })
    }
    void run()
    return () => stop.abort()
  }, [table, kind, fields, columns])
  const isCurrent = check?.table === table && check.columns === columns
  return [isCurrent ? check.rows : undefined, (rows) => setCheck({ rows, table, columns })]
}
