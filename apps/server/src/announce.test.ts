import { connectDatabase } from '@telecomx/database'
import { expect, test } from 'vitest'
import { databaseLines } from './announce.js'
import { readEnv } from './env.js'

test('a database that does not tell its settings costs a warning, not the service', async () => {
  const url = 'mysql://a:b@127.0.0.1:1/x'
  const database = connectDatabase(url)
  const lines = await databaseLines(readEnv({ DATABASE_URL: url }), { database, description: 'DATABASE_URL' })
  await database.destroy()
  expect(lines).toEqual([['Database', 'DATABASE_URL']])
})
