import { randomFillSync } from 'node:crypto'

/** For some 700 ids: to ask the system for each costs ten times what its bytes do. */
const page = Buffer.alloc(8_192)
let used = page.length

/** So many random bytes as lower-case hexadecimal characters. No byte is given twice; each thread has a page of its own. */
export function randomHex(bytes: number): string {
  if (used + bytes > page.length) {
    randomFillSync(page)
    used = 0
  }
  used += bytes
  return page.toString('hex', used - bytes, used)
}
