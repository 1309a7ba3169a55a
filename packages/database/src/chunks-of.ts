/** Below the 65,535 parameters of a statement and the server's largest packet. */
const rowsPerStatement = 1_000

/** The rows in pieces, each for one statement. */
export function chunksOf<Row>(rows: readonly Row[]): Row[][] {
  const starts = Array.from(
    { length: Math.ceil(rows.length / rowsPerStatement) },
    (_, i) => i * rowsPerStatement,
  )
  return starts.map((start) => rows.slice(start, start + rowsPerStatement))
}
