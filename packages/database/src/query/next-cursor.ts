import type { Cursor } from '@telecomx/validation'

/** What `cursor` goes on with, when more rows were read than are wanted: one that goes on behind the last wanted one. */
export function nextCursor<Row>(
  rows: readonly Row[],
  wanted: number,
  keysOf: (row: Row) => readonly unknown[],
): { nextCursor?: string } {
  const last = rows[wanted - 1]
  return rows.length > wanted && last ? { nextCursor: encodeCursor(keysOf(last)) } : {}
}

/** The keys of a row, in letters that a URL takes as they are; `cursor.ts` in `validation` reads it. */
function encodeCursor(keys: readonly unknown[]): string {
  const values: Cursor = keys.map((key) => (key instanceof Date ? key.toISOString() : String(key)))
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}
