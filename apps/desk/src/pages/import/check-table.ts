import type { DocumentedError, ErrorDetails, ImportFault } from '@telecomx/client'
import { detailsOfIssue, invalidField, rowOfIssue } from '@telecomx/client/schemas'
import type { ImportField, ImportKind } from './import-kinds.js'
import { lineOfRow } from './line-of-row.js'
import type { Columns } from './match-columns.js'
import type { Table, TableRow } from './read-table.js'

/** What is wrong in a cell, or with its row. */
export interface CellFault {
  /** Of the field; empty when it is no field's. */
  field: string
  row: DocumentedError
  details?: ErrorDetails | undefined
  /** What Excel made of the cell; or that there are more of them than headings. */
  spoiled?: ImportField['spoiled'] | 'cells'
  /** Where in the file the same stands first. */
  sameAsLine?: number | undefined
}

export interface CheckedRow extends TableRow {
  /** What is sent of it. */
  sent: Record<string, unknown>
  faults: readonly CellFault[]
}

/** So long nobody else has a turn: much less than a person notices. */
const turnMs = 20

/** Checks each row by the server's own schema, in slices, so that the page stays alive. Undefined when it was broken off. */
export async function checkTable(
  { headings, rows }: Table,
  kind: ImportKind,
  { fields, columns, signal }: { fields: readonly ImportField[]; columns: Columns; signal: AbortSignal },
): Promise<readonly CheckedRow[] | undefined> {
  const checked: CheckedRow[] = []
  const seen = new Map<string, number>()
  let began = performance.now()
  for (const row of rows) {
    const sent = lineOfRow(row, fields, columns)
    const isTooLong = row.cells.slice(headings.length).some((cell) => cell.trim() !== '')
    const faults = isTooLong ? [tooManyCells] : faultsOfRow(sent, row.line, kind, { fields, seen })
    checked.push({ ...row, sent, faults })
    if (performance.now() - began < turnMs) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (signal.aborted) return undefined
    began = performance.now()
  }
  return checked
}

const tooManyCells: CellFault = { field: '', row: invalidField('line'), spoiled: 'cells' }

interface Seen {
  fields: readonly ImportField[]
  /** The line on which each key stands first. */
  seen: Map<string, number>
}

function faultsOfRow(
  sent: Record<string, unknown>,
  line: number,
  { schema, rows, keysOf, twice }: ImportKind,
  { fields, seen }: Seen,
): CellFault[] {
  const result = schema.safeParse(sent)
  if (!result.success)
    return result.error.issues.map((issue) => {
      const field = String(issue.path[0] ?? '')
      const spoiled = spoiledBy(sent[field], fields.find(({ name }) => name === field)?.spoiled)
      const row = rowOfIssue(issue, Object.values(rows))
      return { field, row, details: detailsOfIssue(issue), ...(spoiled && { spoiled }) }
    })
  const keys = keysOf?.(result.data) ?? []
  const same = keys.find((key) => seen.has(key))
  for (const key of keys) if (!seen.has(key)) seen.set(key, line)
  if (same === undefined || !twice) return []
  return [{ field: fieldOfRow(twice), row: twice, sameAsLine: seen.get(same) }]
}

/** `1010` for the CPS code 01010, `4,533E+09` for a number. */
function spoiledBy(value: unknown, spoiled: ImportField['spoiled']): ImportField['spoiled'] {
  const cell = Array.isArray(value) ? value.join(',') : String(value)
  if (spoiled === 'customerId') return spoiled
  if (spoiled === 'cps') return /^\d{1,4}$/.test(cell) ? spoiled : undefined
  return spoiled === 'number' && /\d[.,]?\d*E\+?\d+/i.test(cell) ? spoiled : undefined
}

/** The rows with what only the server knew, at the lines that it is about. */
export function withServerFaults(
  rows: readonly CheckedRow[],
  faults: readonly ImportFault[],
): readonly CheckedRow[] {
  const byLine = new Map<number, CellFault[]>()
  for (const { line, details, ...row } of faults) {
    const sameAsLine = details?.line === undefined ? undefined : rows[details.line - 1]?.line
    const fault = { field: fieldOfRow(row), row, details, sameAsLine }
    byLine.set(line, [...(byLine.get(line) ?? []), fault])
  }
  return rows.map((row, index) => ({ ...row, faults: byLine.get(index + 1) ?? row.faults }))
}

/** What is said of one number is said of its list. */
function fieldOfRow({ message }: DocumentedError): string {
  return message === 'number' ? 'numbers' : message
}
