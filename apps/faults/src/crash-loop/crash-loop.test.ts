import { createTestDatabase } from '@telecomx/database/testing'
import { expect, test } from 'vitest'
import { crashLoop } from './crash-loop.js'

test('50 kills: no e-mail is lost, no fax goes out twice, and whatever is unclear is said to be', async () => {
  const testDatabase = await createTestDatabase()
  const { numbers, breaches } = await crashLoop({ databaseUrl: testDatabase.url, kills: 50, seed: 50 })
  await testDatabase.drop()
  expect({ breaches, numbers }).toMatchObject({
    breaches: [],
    numbers: { kills: 50, lost: 0, 'of them faxes': 0 },
  })
  // Else nothing was shown: no kill met a hand-over.
  expect(Math.min(numbers['hand-overs without an end'], numbers.unknown, numbers.repeats)).toBeGreaterThan(0)
}, 180_000)
