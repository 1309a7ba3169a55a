import type { Selectable, Updateable } from 'kysely'

/** For each field of an object the column that holds its value: every one of them, and of a type that fits. */
export type FieldColumns<Fields, Table> = {
  readonly [Field in keyof Fields]-?: ColumnFor<NonNullable<Fields[Field]>, Updateable<Table>>
}

type ColumnFor<Value, Row> = {
  [Column in keyof Row]-?: Value extends NonNullable<Row[Column]> ? Column : never
}[keyof Row]

/** The columns of the fields that are given; undefined is not. */
export function toColumns<Fields extends object, Table>(
  columns: FieldColumns<Fields, Table>,
  fields: Partial<Fields>,
): Updateable<Table> {
  const pairs = Object.entries(columns) as [keyof Fields, keyof Table][]
  const given = pairs.filter(([field]) => fields[field] !== undefined)
  return Object.fromEntries(given.map(([field, column]) => [column, fields[field]])) as Updateable<Table>
}

/** The fields of a row that are set. */
export function toFields<Fields extends object, Table>(
  columns: FieldColumns<Fields, Table>,
  row: Partial<Selectable<Table>>,
): { [Field in keyof Fields]?: NonNullable<Fields[Field]> } {
  const fields: Record<string, unknown> = {}
  for (const field in columns) {
    const value = row[columns[field] as keyof Selectable<Table>]
    if (value !== null) fields[field] = value
  }
  return fields as never
}
