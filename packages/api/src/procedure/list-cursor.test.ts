import { inTransaction, insertReceivedMail } from '@telecomx/database'
import { listErrors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { operations } from '../rest/operations.js'
import { routes } from '../rest/routes.js'
import { newId } from './ids.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies, employees } = await kit.addFamily()
const { customer } = companies

// Some of each, and among them rows that differ by the last key of their order alone.
const [porting = ''] = await kit.addPortings(customer, [
  { operator: await kit.addOperator() },
  { operator: await kit.addOperator({ _id: '01020' }) },
  { operator: await kit.addOperator({ _id: '01030', notes: 'Æ' }) },
  { operator: '01010' },
])
for (const name of ['Åse', 'Aase', 'Ærø "Å"', 'Bo', 'Bo']) {
  await kit.addCustomer({ parentReseller: companies.reseller, name })
  await kit.tokenFor('VIEWER', customer, { name })
}
await kit.addOperator({ _id: '01040' })
for (const name of ['a', 'b', 'c', 'd']) {
  await kit.addAccount(customer, 'SIP')
  await kit.transports.tRPC({
    operation: 'token.create',
    token: tokens.admin,
    body: { employee: employees.owner, name },
  })
}
for (let time = 0; time < 2; time++)
  await kit.transports.tRPC({
    operation: 'porting.poaCreate',
    token: tokens.owner,
    path: { customerId: customer },
    body: { method: 'EMAIL', recipient: 'kontor@kunde.example' },
  })
for (let uid = 1; uid <= 4; uid++) {
  await kit.addSignedCopy(customer, { state: 'APPROVED', portings: [porting] })
  await kit.addSignedCopy(customer, { state: 'UNMATCHED' })
  await kit.addDelivery(customer)
  const place = { mailbox: 'np@mail.example:993/INBOX', uidValidity: '7', uid }
  const mail = { ...place, id: newId(), kind: 'COPIES' as const, leftOut: [], receivedAt: new Date(0) }
  await inTransaction(kit.database, (trx) => insertReceivedMail(trx, mail))
}

/** Every list, with what its items are told apart by, and the input that all its pages have. */
const lists: [operation: string, more?: { path?: Record<string, string>; body?: object }][] = [
  ['operator.list'],
  ['customer.list'],
  ['customer.list', { body: { filter: 'a' } }],
  ['employee.list', { body: { customer } }],
  ['token.list', { body: { employee: employees.owner } }],
  ['voiceAccount.list'],
  ['porting.list'],
  ['porting.list', { body: { status: 'OPEN' } }],
  ['porting.poaList', { path: { customerId: customer } }],
  ['delivery.list'],
  ['auditLog.list'],
  ['porting.documentList', { path: { _id: porting } }],
  ['document.unmatched'],
  ['document.mails'],
  ['document.search'],
  ['work.list'],
]

const mostCounted = 10_000

interface Page {
  total: number
  totalIsLeast?: true
  nextCursor?: string
}

describe.each(Object.entries(kit.transports))('lists over %s', (transport, call) => {
  const page = async (operation: string, more: (typeof lists)[number][1] = {}, part: object = {}) => {
    const { path = {}, body } = more
    const { result } = await call({ operation, token: tokens.admin, path, body: { ...body, ...part } })
    const items = Object.values(result as object).find(Array.isArray) as { _id: string }[]
    return { ...(result as Page), ids: items.map(({ _id }) => _id) }
  }
  const onRest = new Set(routes.map(({ operation }) => operation))
  const reachable = lists.filter(([operation]) => transport === 'tRPC' || onRest.has(operation))

  it.each(reachable)('%s %j: each page goes on behind the one before, up to the last', async (...list) => {
    const { ids, nextCursor } = await page(...list)
    expect(nextCursor).toBeUndefined()
    expect(ids.length).toBeGreaterThan(3)
    const met: string[] = []
    let cursor: string | undefined
    do {
      // A cursor beats an offset.
      const part = await page(...list, { limit: 2, ...(cursor && { cursor, offset: 1 }) })
      met.push(...part.ids)
      cursor = part.nextCursor
    } while (cursor)
    expect(met).toEqual(ids)
  })

  it.each(reachable)('%s %j: 422 cursor: none that was answered', async (operation, more = {}) => {
    for (const cursor of ['x', 'WzFd', '%', btoa('["a","b","c","d"]'), btoa('[]'), 'a'.repeat(2001)]) {
      const { path = {}, body } = more
      const answer = await call({
        operation,
        token: tokens.admin,
        path,
        body: { ...body, cursor },
      })
      expect(answer).toEqual({ status: 422, row: listErrors.cursorInvalid })
    }
  })
})

it('no list is forgotten here', () => {
  const paged = [...operations]
    .filter(
      ([, { output }]) =>
        output !== undefined && 'shape' in output && 'nextCursor' in (output.shape as object),
    )
    .map(([operation]) => operation)
  expect(paged.toSorted()).toEqual([...new Set(lists.map(([operation]) => operation))].toSorted())
})

it('more than 10,000 are counted as that many at least, and a page in the middle goes on', async () => {
  const list = async (body: object) => {
    const { result } = await kit.transports.REST({ operation: 'customer.list', token: tokens.admin, body })
    return result as Page & { customers: { name: string }[] }
  }
  const before = await list({})
  expect(before.totalIsLeast).toBeUndefined()
  const missing = mostCounted - before.total
  const insert = (first: number, count: number) =>
    kit.database
      .insertInto('customer')
      .values(
        Array.from({ length: count }, (_, index) => ({
          id: newId(),
          name: `Kunde ${String(first + index).padStart(5, '0')}`,
          is_reseller: false,
          created_at: sql<Date>`utc_timestamp(3)`,
        })),
      )
      .execute()
  for (let first = 0; first < missing; first += 1000) await insert(first, Math.min(1000, missing - first))
  expect(await list({ limit: 1 })).toMatchObject({ total: mostCounted })
  expect((await list({ limit: 1 })).totalIsLeast).toBeUndefined()
  await insert(missing, 1)
  const middle = await list({ limit: 2, offset: 5000 })
  expect(middle).toMatchObject({ total: mostCounted, totalIsLeast: true })
  const next = await list({ limit: 1, cursor: middle.nextCursor })
  expect(next).toMatchObject({ total: mostCounted, totalIsLeast: true })
  expect(next.customers).toEqual((await list({ limit: 1, offset: 5002 })).customers)
})
