import { sql } from 'kysely'
import { databaseForTenant } from '@telecomx/database'
import { transportErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { operations } from '../rest/operations.js'
import { createAccessMatrix } from '../testing/access-matrix.js'
import { startTestKit } from '../testing/index.js'
import { createCustomerQueue } from './customer-queue.js'
import { createRateLimit } from './rate-limit.js'

describe('429 rate_limited: more calls than the rate allows', () => {
  // One call every hundred seconds: the buckets do not fill up while the test runs.
  const startKit = () => startTestKit({ rateLimit: createRateLimit({ perSecond: 0.01, burst: 5 }) })
  const get = (url: string, token: string) =>
    fetch(`${url}/dk/operator`, { headers: { authorization: `Bearer ${token}` } })
  const statuses = async (calls: Promise<Response>[]) =>
    (await Promise.all(calls)).map(({ status }) => status)

  it('is answered over REST with the wait until there is a call again', async () => {
    await using kit = await startKit()
    const token = await kit.tokenFor('VIEWER')
    for (let call = 0; call < 5; call++) expect((await get(kit.url, token)).status).toBe(200)
    const refused = await get(kit.url, token)
    expect(await refused.json()).toEqual({ success: false, ...transportErrors.rateLimited })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(90)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(100)
  })

  it('counts the calls of a batch singly, and the wait is that of the last of them', async () => {
    await using kit = await startKit()
    const token = await kit.tokenFor('VIEWER')
    const paths = Array.from({ length: 8 }, () => 'operator.list').join(',')
    const response = await fetch(`${kit.url}/trpc/${paths}?batch=1`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const answers = (await response.json()) as { error?: { json: { data: { documented: unknown } } } }[]
    expect(answers.map(({ error }) => error?.json.data.documented)).toEqual([
      ...Array.from({ length: 5 }, () => undefined),
      ...Array.from({ length: 3 }, () => transportErrors.rateLimited),
    ])
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(90)
  })

  it('holds for all tokens of a customer together, and for no other customer', async () => {
    await using kit = await startKit()
    const other = await kit.addCustomer()
    const tokens = await Promise.all([1, 2, 3].map(() => kit.tokenFor('OWNER')))
    const calls = tokens.flatMap((token) => [get(kit.url, token), get(kit.url, token)])
    expect((await statuses(calls)).toSorted((one, other) => one - other)).toEqual([
      200, 200, 200, 200, 200, 429,
    ])
    expect((await get(kit.url, await kit.tokenFor('OWNER', other))).status).toBe(200)
  })

  it('holds for an unknown token, which is then not looked up any more', async () => {
    await using kit = await startKit()
    const revoked = await kit.tokenFor('OWNER')
    await sql`update token set revoked_at = utc_timestamp(3)`.execute(kit.database)
    for (let call = 0; call < 5; call++) expect((await get(kit.url, revoked)).status).toBe(401)
    expect((await get(kit.url, revoked)).status).toBe(429)
  })
})

describe('changes of one customer wait for one another', async () => {
  const kit = await startTestKit({ customerQueue: createCustomerQueue({ mostWaiting: 0 }) })
  afterAll(() => kit.close())
  const customer = await kit.addCustomer({ emailAddress: 'aase@aeroe.example', isReseller: true })
  const matrix = await createAccessMatrix(kit)
  await kit.addPortings(customer, [{ operator: '01010' }])
  /** What these change is no customer's, or one row that nobody waits for; imports have a turn of their own. */
  const changesOfNoCustomer = [
    'customer.import',
    'number.assign',
    'number.import',
    'operator.create',
    'operator.import',
    'operator.update',
    'session.create',
    'session.sendLink',
    'token.create',
    'token.revoke',
    'voiceAccount.import',
  ]

  const mutations = [...operations].filter(([, { type }]) => type === 'mutation').map(([name]) => name)
  const onRestOnly = mutations.filter((name) => name.startsWith('portingFile.'))
  const changes = mutations.filter((name) => ![...changesOfNoCustomer, ...onRestOnly].includes(name))

  it('every mutation is known to this test', () => {
    expect(mutations).toEqual(expect.arrayContaining(changesOfNoCustomer))
    expect(changes.length).toBeGreaterThan(10)
  })

  it.each(changes)('%s waits, and is 429 with a wait when no more may wait', async (operation) => {
    const token = await kit.tokenFor('ADMIN')
    const { path, body } = (await matrix[operation]?.input(customer)) ?? {}
    // Of a customer that is new its parent changes.
    const parent = operation === 'customer.create' && { parentReseller: customer }
    const call = () =>
      fetch(`${kit.url}/trpc/${operation}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ json: { ...body, ...path, ...parent } }),
      })
    const refused = await kit.dependencies.customerQueue.run(customer, call)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await refused.json()).toMatchObject({
      error: { json: { data: { documented: transportErrors.rateLimited } } },
    })
    // Nobody is in its way any more.
    expect((await call()).status).not.toBe(429)
  })

  it.each(onRestOnly)('%s, over REST, too', async (operation) => {
    const input = (await matrix[operation]?.input(customer)) ?? {}
    const call = { operation, token: await kit.tokenFor('ADMIN'), ...input }
    const refused = await kit.dependencies.customerQueue.run(customer, () => kit.transports.REST(call))
    expect(refused.row).toEqual(transportErrors.rateLimited)
    expect((await kit.transports.REST(call)).status).toBe(200)
  })
})

it('tokens that are not known yet share one share of the connections: a known one is looked up beside them', async () => {
  await using server = await startTestKit()
  const database = server.testDatabase.connect({ connectionLimit: 2, acquireDeadlineMs: 50 })
  await using kit = await startTestKit({ database })
  const status = async (token: string) =>
    (await fetch(`${kit.url}/porting`, { headers: { authorization: `Bearer ${token}` } })).status
  const [known, fresh] = [await server.tokenFor('OWNER'), await server.tokenFor('OWNER')]
  expect(await status(known)).toBe(200)
  await databaseForTenant(database, 'unknown tokens')
    .transaction()
    .execute(async () => {
      expect(await status(fresh)).toBe(503)
      expect(await status(known)).toBe(200)
    })
  expect(await status(fresh)).toBe(200)
})

it('who holds his share of the connections is 503 with Retry-After; others are served', async () => {
  await using server = await startTestKit()
  const database = server.testDatabase.connect({ connectionLimit: 2, acquireDeadlineMs: 50 })
  await using kit = await startTestKit({ database })
  const { customer, other } = { customer: await server.addCustomer(), other: await server.addCustomer() }
  const list = async (token: string) => {
    const response = await fetch(`${kit.url}/porting`, { headers: { authorization: `Bearer ${token}` } })
    return [response.status, response.headers.get('retry-after')]
  }
  const [busy, quiet] = [await server.tokenFor('OWNER', customer), await server.tokenFor('OWNER', other)]
  await databaseForTenant(database, customer)
    .transaction()
    .execute(async () => {
      expect(await list(busy)).toEqual([503, '2'])
      expect(await list(quiet)).toEqual([200, null])
    })
  expect(await list(busy)).toEqual([200, null])
})
