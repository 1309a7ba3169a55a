/** Below the 65,535 parameters of a statement and the server's largest packet. */
const rowsPerStatement = 1_000

/** The rows in pieces, each for one statement. */
export function chunksOf<Row>(rows: readonly Row[], size = rowsPerStatement): Row[][] {
  const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => i * size)
  return starts.map((start) => rows.slice(start, start + size))
}
