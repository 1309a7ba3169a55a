/** Unset optional values are left out of answers and of documents. */
export function withoutNulls<Row extends object>(row: Row): { [Key in keyof Row]?: NonNullable<Row[Key]> } {
  const set: Record<string, unknown> = {}
  for (const name in row) if (row[name] !== null) set[name] = row[name]
  return set as never
}
