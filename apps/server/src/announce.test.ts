import { connectDatabase } from '@telecomx/database'
import { expect, test } from 'vitest'
import { databaseLines, mailboxLines } from './announce.js'
import { mailboxFrom } from './dependencies.js'
import { readEnv } from './env.js'

test('a database that does not tell its settings costs a warning, not the service', async () => {
  const url = 'mysql://a:b@127.0.0.1:1/x'
  const database = connectDatabase(url)
  const lines = await databaseLines(readEnv({ DATABASE_URL: url }), { database, description: 'DATABASE_URL' })
  await database.destroy()
  expect(lines).toEqual([['Database', 'DATABASE_URL']])
})

test.each([
  [
    'imaps://np%40x.example:hemmelig@mail.example/Fuldmagter',
    'Fuldmagter of np@x.example at mail.example:993 (with TLS)',
  ],
  ['imap://np:hemmelig@mail.example', 'INBOX of np at mail.example:143 (without TLS)'],
])('the mailbox of %s is named without its password', (IMAP_URL, text) => {
  expect(mailboxLines(mailboxFrom(readEnv({ IMAP_URL })))).toEqual([['Mail comes in at', text]])
})

test('where no mailbox is read nothing is said of one', () => {
  expect(mailboxLines(mailboxFrom(readEnv({})))).toEqual([])
})
