/** `parent_reseller` is `parentReseller` in the API. */
type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** The columns of a row under the names that the API has for them. */
export type ApiNames<Row> = { [Column in keyof Row as CamelCase<Column & string>]: Row[Column] }

/** Back again: a row's columns. */
export function columnsOf<Row extends object>(named: ApiNames<Row>): Row {
  const columns = Object.entries(named).map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ])
  return Object.fromEntries(columns) as Row
}
