import { expect, test } from 'vitest'
import { createScanReader } from '../create-scan-reader.js'
import { makeCorpus } from './corpus.js'

test('of a document that came back in every kind of way each is read, and none as another', {
  timeout: 300_000,
}, async () => {
  const reader = createScanReader({ timeoutMs: 60_000 })
  const read: Record<string, unknown> = {}
  const expected: Record<string, unknown> = {}
  for await (const { kind, code, bytes } of makeCorpus({ documents: 1, waysOfKind: 1 })) {
    read[kind] = await reader.read(bytes)
    expected[kind] = { reading: expect.objectContaining({ codes: [{ page: 1, codes: [code] }] }) }
  }
  await reader.close()
  expect(Object.keys(read)).toHaveLength(15)
  expect(read).toEqual(expected)
})
