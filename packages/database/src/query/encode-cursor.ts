import type { Cursor } from '@telecomx/validation'

/** The keys of a row, in letters that a URL takes as they are; `cursor.ts` in `validation` reads it. */
export function encodeCursor(keys: readonly unknown[]): string {
  const values: Cursor = keys.map((key) => (key instanceof Date ? key.toISOString() : String(key)))
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}
