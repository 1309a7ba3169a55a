import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@telecomx/database/testing'
import { expect, test } from 'vitest'
import { crashLoop } from './crash-loop.js'

test('20 kills: nothing is lost, ordered twice or read twice, no fax goes out twice, and whatever is unclear is said to be', async () => {
  const testDatabase = await createTestDatabase()
  const orderFolder = await mkdtemp(join(tmpdir(), 'crash-loop-orders-'))
  const { numbers, breaches } = await crashLoop({
    databaseUrl: testDatabase.url,
    orderFolder,
    kills: 20,
    seed: 50,
  })
  await Promise.all([testDatabase.drop(), rm(orderFolder, { recursive: true })])
  expect({ breaches, numbers }).toMatchObject({
    breaches: [],
    numbers: { kills: 20, lost: 0, 'of them faxes': 0, 'ordered twice': 0, 'mails lost': 0 },
  })
  // Else nothing was shown: no kill met a hand-over.
  expect(Math.min(numbers['hand-overs without an end'], numbers.unknown, numbers.repeats)).toBeGreaterThan(0)
}, 600_000)
