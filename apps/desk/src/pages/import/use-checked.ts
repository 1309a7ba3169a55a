import { useEffect, useState } from 'react'
import { type CheckedRow, checkTable } from './check-table.js'
import { type ImportField, importKinds, type KindName } from './import-kinds.js'
import type { Columns } from './match-columns.js'
import type { Table } from './read-table.js'

type Checked = readonly CheckedRow[] | undefined

/** The rows as they are checked by now, anew when a column becomes another field; undefined until they are. */
export function useChecked(
  table: Table,
  kind: KindName,
  fields: readonly ImportField[],
  columns: Columns,
): [Checked, (rows: Checked) => void] {
  const [checked, setChecked] = useState<Checked>()
  useEffect(() => {
    const stop = new AbortController()
    const check = async () => {
      const rows = await checkTable(table, importKinds[kind], { fields, columns, signal: stop.signal })
      if (rows && !stop.signal.aborted) setChecked(rows)
    }
    void check()
    return () => stop.abort()
  }, [table, kind, fields, columns])
  return [checked, setChecked]
}
