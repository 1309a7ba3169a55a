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

/** Of ids that travel as JSON: some 30 bytes each, of the 16 MB of a statement. */
export const idsPerStatement = 100_000

/** Half of what a server takes at once unless it is told otherwise, 16 MB: escaped, texts grow. */
const bytesPerStatement = 8 * 1024 * 1024

/** Rows of files and long texts in pieces, each for one statement; a row that is too long for any is alone. */
export function packetsOf<Row>(rows: readonly Row[], bytesOf: (row: Row) => number): Row[][] {
  const packets: Row[][] = []
  let free = 0
  for (const row of rows) {
    free -= bytesOf(row)
    if (free >= 0 && packets.length > 0) packets.at(-1)?.push(row)
    else {
      packets.push([row])
      free = bytesPerStatement - bytesOf(row)
    }
  }
  return packets
}
