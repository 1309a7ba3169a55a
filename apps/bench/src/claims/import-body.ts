import { donors } from '../world/seed-world.js'

/** So many single numbers for the number table, as one body in the product's envelope. */
export function importBody(ranges: number): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: ranges }, (_, index) => {
    const number = `+4577${String(index).padStart(6, '0')}`
    return JSON.stringify({ from: number, to: number, operator: donors[index % 2] })
  })
  return new TextEncoder().encode(`{"json":{"ranges":[${lines.join(',')}]}}`)
}

/** What an import changes. */
export const importTables = ['number_range', 'audit_log', 'commit_mark']
