/** Below the 65,535 parameters of a statement and the server's largest packet. */
const rowsPerStatement = 1_000

/** The rows in pieces, each for one statement. */
export function chunksOf<Row>(rows: readonly Row[], size = rowsPerStatement): Row[][] {
  const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => i * size)
  return starts.map((start) => rows.slice(start, start + size))
}

/** What one statement for each piece finds, in the order of the rows. */
export async function findByChunks<Row, Found>(
  rows: readonly Row[],
  find: (chunk: Row[]) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[][] = []
  for (const chunk of chunksOf(rows)) found.push(await find(chunk))
  return found.flat()
}
