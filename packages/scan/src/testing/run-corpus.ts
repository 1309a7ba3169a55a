import { createScanReader } from '../create-scan-reader.js'
import { makeCorpus } from './corpus.js'

interface Row {
  images: number
  read: number
  wrong: number
  milliseconds: number[]
}

// `npm run corpus -w @telecomx/scan`: how many of the corpus are read, by kind. Wrong ones make it fail.
const rows = new Map<string, Row>()
const reader = createScanReader()
for await (const { kind, code, bytes } of makeCorpus()) {
  const row = rows.get(kind) ?? { images: 0, read: 0, wrong: 0, milliseconds: [] }
  rows.set(kind, row)
  const start = performance.now()
  const outcome = await reader.read(bytes)
  row.milliseconds.push(performance.now() - start)
  const found = 'reading' in outcome ? outcome.reading.codes.flatMap(({ codes }) => codes) : []
  row.images++
  if (found.some((one) => one !== code)) row.wrong++
  else if (found.length > 0) row.read++
}
await reader.close()

console.log(`${'kind'.padEnd(30)} images  read  wrong  median ms  p95 ms`)
for (const [kind, row] of rows) console.log(lineOf(kind, row))
const total = [...rows.values()].reduce((sum, row) => ({
  images: sum.images + row.images,
  read: sum.read + row.read,
  wrong: sum.wrong + row.wrong,
  milliseconds: [...sum.milliseconds, ...row.milliseconds],
}))
console.log(lineOf('total', total))
process.exitCode = total.wrong === 0 ? 0 : 1

function lineOf(kind: string, { images, read, wrong, milliseconds }: Row): string {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  const cells = [images, read, wrong, at(0.5), at(0.95)]
  const widths = [6, 6, 7, 11, 8]
  return kind.padEnd(30) + cells.map((cell, index) => String(cell).padStart(widths[index] ?? 0)).join('')
}
