import { memo, type ReactNode, useMemo, useRef } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useLanguage, useTexts } from '../language/use-texts.js'
import { breakable } from './breakable.js'
import classes from './data-table.module.css'
import { moveThroughRows, useRowKeys } from './move-through-rows.js'
import { sortRows } from './sort-rows.js'
import { useGrowingCount } from './use-growing-count.js'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** What rows are sorted by; without it the column cannot be sorted. */
  sortBy?: (row: Row) => string | number
  /** Of the column, in any unit of CSS; those without share what is left. */
  width?: string
  /** Numbers stand at the end of the cell. */
  isNumber?: boolean
  /** What is in its cells is to be clicked by itself, and opens no row. */
  isControl?: boolean
}

export interface DataTableProps<Row> {
  /** What a screen reader calls it. */
  label: string
  /**
   * The first one's cell opens the row, those of controls left aside. Keep them between renderings (`useMemo`): rows are
   * only rendered when they change.
   */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  idOf: (row: Row) => string
  /** Called for the row that is clicked, or chosen with Enter. Keep it between renderings. */
  onOpen: (row: Row) => void
  /** The key of a column; with `-` before it from the last to the first. Left out: in the order of the rows. */
  sort?: string | undefined
  onSort?: (sort: string | undefined) => void
}

/**
 * Rows to look through. Arrow keys, j and k, Home and End lead from row to row, Enter opens. At 390 pixels each row becomes
 * a card. Plain elements, none of them a component of its own (docs/decisions/0021).
 */
export function DataTable<Row>({ label, columns, rows, idOf, onOpen, sort, onSort }: DataTableProps<Row>) {
  const language = useLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const sorted = useMemo(() => sortRows(rows, { columns, sort, language }), [rows, columns, sort, language])
  const count = useGrowingCount(sorted.length, sort)
  return (
    <table className={classes.table} role="table" aria-label={label}>
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" ref={body} onKeyDown={moveThroughRows}>
        {sorted.slice(0, count).map((row) => (
          <BodyRow
            key={idOf(row)}
            row={row}
            columns={columns as readonly Column<unknown>[]}
            onOpen={onOpen as (row: unknown) => void}
          />
        ))}
      </tbody>
    </table>
  )
}

interface HeadCellProps<Row> {
  column: Column<Row>
  sort: string | undefined
  onSort: DataTableProps<Row>['onSort']
}

function HeadCell<Row>({
  column: { key, title, sortBy, isNumber, isControl },
  sort,
  onSort,
}: HeadCellProps<Row>) {
  const texts = useTexts(words)
  const order = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'
  const next = { none: key, ascending: `-${key}`, descending: undefined }[order]
  const mark = { none: '', ascending: ' ↑', descending: ' ↓' }[order]
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sortBy ? order : undefined}
      className={isNumber ? classes.end : isControl ? classes.control : undefined}
    >
      {sortBy && onSort ? (
        <button type="button" className={classes.sort} title={texts.sort} onClick={() => onSort(next)}>
          {title}
          <span aria-hidden>{mark}</span>
        </button>
      ) : (
        title
      )}
    </th>
  )
}

interface BodyRowProps {
  row: unknown
  columns: readonly Column<unknown>[]
  onOpen: (row: unknown) => void
}

const BodyRow = memo(function BodyRow({ row, columns, onOpen }: BodyRowProps) {
  const opener = columns.find(({ isControl }) => !isControl)?.key
  return (
    <tr role="row" className={classes.row}>
      {columns.map(({ key, title, cell, isNumber, isControl }) => (
        <td
          key={key}
          role="cell"
          data-title={title}
          className={isNumber ? classes.end : isControl ? classes.control : undefined}
        >
          {key === opener ? (
            <button type="button" data-row className={classes.open} onClick={() => onOpen(row)}>
              {breakable(cell(row))}
            </button>
          ) : (
            breakable(cell(row))
          )}
        </td>
      ))}
    </tr>
  )
})

const words = inBothLanguages({ sort: 'Sortér' }, { sort: 'Sort' })
