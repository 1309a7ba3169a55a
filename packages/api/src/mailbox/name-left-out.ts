import type { LeftOutFile } from '@telecomx/database'

/** Of JSON in UTF-8. Of one mail the column takes four times that, and a page of the list has 500 of them. */
const mostBytes = 16_000

/** The first of them by name, as many as have room; of all others together how many they are. */
export function nameLeftOut(files: readonly LeftOutFile[]): LeftOutFile[] {
  let bytes = 0
  const end = files.findIndex((file) => (bytes += Buffer.byteLength(JSON.stringify(file))) > mostBytes)
  if (end < 0) return [...files]
  const others = files.slice(end)
  const size = others.reduce((sum, file) => sum + file.size, 0)
  return [...files.slice(0, end), { size, reason: 'TOO_MANY', count: others.length }]
}
