import { type Database, findTokenHolder } from '@telecomx/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { authenticate } from './authenticate.js'
import { createTokenUses } from './token-uses.js'
import { hashToken } from './token.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const customer = await kit.addCustomer()

const use = (token: string) => kit.transports.REST({ operation: 'customer.list', token })
const lastUseOf = async (token: string) => {
  await kit.dependencies.tokenUses.settled()
  const row = await kit.database
    .selectFrom('token')
    .select('last_used_at')
    .where('hash', '=', hashToken(token))
    .executeTakeFirstOrThrow()
  return row.last_used_at
}
const setBack = (token: string, seconds: number) =>
  sql`update token set last_used_at = utc_timestamp(3) - interval ${seconds} second
      where hash = ${hashToken(token)}`.execute(kit.database)

test('a use is written down at most once a minute, by the database’s clock', async () => {
  const token = await kit.tokenFor('VIEWER', customer)
  expect(await lastUseOf(token)).toBeNull()
  expect((await use(token)).status).toBe(200)
  expect(Math.abs(((await lastUseOf(token))?.getTime() ?? 0) - Date.now())).toBeLessThan(30_000)
  await setBack(token, 50)
  const recent = await lastUseOf(token)
  await use(token)
  expect(await lastUseOf(token)).toEqual(recent)
  await setBack(token, 61)
  const old = await lastUseOf(token)
  await use(token)
  expect((await lastUseOf(token))?.getTime()).toBeGreaterThan((old?.getTime() ?? 0) + 50_000)
})

test('what is refused is no use: expired, revoked', async () => {
  const tokens = [await kit.tokenFor('VIEWER', customer), await kit.tokenFor('VIEWER', customer)]
  const [expired, revoked] = tokens.map(hashToken)
  await sql`update token set expires_at = '2020-01-01' where hash = ${expired}`.execute(kit.database)
  await sql`update token set revoked_at = '2020-01-01' where hash = ${revoked}`.execute(kit.database)
  for (const token of tokens) {
    expect((await use(token)).status).toBe(401)
    expect(await lastUseOf(token)).toBeNull()
  }
})

test('most requests stay at one statement, and a due use adds one', async () => {
  const statements: string[] = []
  const counted = kit.testDatabase.connect({
    connectionLimit: 1,
    onStatement: (text) => statements.push(text),
  })
  const token = await kit.tokenFor('VIEWER', customer)
  const tokenUses = createTokenUses(counted, () => undefined)
  const headers = new Headers({ 'x-api-key': token })
  const kinds = async () => {
    statements.length = 0
    await authenticate(
      { ...kit.dependencies, tokenUses },
      { headers, requestId: 'r', databaseOf: () => counted },
    )
    await tokenUses.settled()
    return statements
      .map((text) => text.split(' ')[0])
      .filter((word) => word === 'select' || word === 'update')
  }
  expect(await kinds()).toEqual(['select', 'update'])
  expect(await kinds()).toEqual(['select'])
  expect(await kinds()).toEqual(['select'])
})

test('a database that refuses the write or holds it up neither fails nor slows the request', async () => {
  const token = await kit.tokenFor('VIEWER', customer)
  const { log } = kit
  await kit.database.transaction().execute(async (trx) => {
    await sql`select id from token where hash = ${hashToken(token)} for update`.execute(trx)
    // The writes wait for the lock; the requests do not, and however many there are, one write waits.
    for (let request = 0; request < 20; request++) expect((await use(token)).status).toBe(200)
  })
  expect(await lastUseOf(token)).not.toBeNull()

  const refusing = kit.testDatabase.connect({
    onStatement: (text) => {
      if (text.startsWith('update')) throw new Error('refused')
    },
  })
  const before = log.length
  const tokenUses = createTokenUses(refusing, kit.dependencies.log)
  tokenUses.note('a'.repeat(24))
  await expect(tokenUses.settled()).resolves.toBeUndefined()
  expect(log.slice(before)).toEqual([{ event: 'token_use_not_written', errno: undefined }])
})

test('what is noted while a write is under way goes out together in the next one', async () => {
  const updates: string[] = []
  const counted = kit.testDatabase.connect({
    onStatement: (text) => {
      if (text.startsWith('update')) updates.push(text)
    },
  })
  const tokens = await Promise.all(Array.from({ length: 8 }, () => kit.tokenFor('VIEWER', customer)))
  const holders = await Promise.all(tokens.map((token) => holderOf(kit.database, token)))
  const tokenUses = createTokenUses(counted, () => undefined)
  for (const { tokenId } of holders) tokenUses.note(tokenId)
  await tokenUses.settled()
  expect(updates).toHaveLength(2)
  for (const token of tokens) expect(await lastUseOf(token)).not.toBeNull()
})

async function holderOf(database: Database, token: string) {
  const holder = await findTokenHolder(database, hashToken(token))
  if (!holder) throw new Error('the token is there')
  return holder
}
