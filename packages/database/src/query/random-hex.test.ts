import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { randomHex } from './random-hex.js'

test.each([1, 6, 12, 32])('%i bytes are twice as many lower-case hexadecimal characters', (bytes) => {
  expect(randomHex(bytes)).toMatch(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
})

test('no byte is given twice, from one page to the next', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => randomHex(index % 2 ? 12 : 7))
  expect(new Set(ids).size).toBe(ids.length)
  // What was given twice would be seen in the other cut: any seven bytes in a row are met once.
  const given = Buffer.from(ids.join(''), 'hex')
  const rows = Array.from({ length: given.length - 6 }, (_, at) => given.toString('latin1', at, at + 7))
  expect(new Set(rows).size).toBe(rows.length)
})

test('every value of a byte comes about as often as the others', () => {
  const counts = new Map<number, number>()
  for (const byte of Buffer.from(Array.from({ length: 8_192 }, () => randomHex(16)).join(''), 'hex'))
    counts.set(byte, (counts.get(byte) ?? 0) + 1)
  // 512 are expected of each, give or take 23: ten times that never happens.
  expect([...counts.values()].filter((count) => count < 286 || count > 738)).toEqual([])
  expect(counts.size).toBe(256)
})

test('a thread has bytes of its own', async () => {
  randomHex(1)
  const module = new URL('../../dist/query/random-hex.js', import.meta.url).href
  const code = `import('${module}').then(({ randomHex }) => require('node:worker_threads').parentPort.postMessage(randomHex(12)))`
  const fromThreads = await Promise.all(
    [1, 2].map(() => new Promise((resolve) => new Worker(code, { eval: true }).once('message', resolve))),
  )
  expect(new Set([...fromThreads, randomHex(12)]).size).toBe(3)
})
