import {
  insertAuditEntries,
  insertAuditEntry,
  inTransaction,
  theInstallation,
  transitions,
} from '@telecomx/database'
import { type AuditedAction, type AuditLogEntry, auditLogListErrors as errors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'
import { changing } from '../testing/transports.js'
import { danishDeeds } from './danish-deeds.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies, employees } = await kit.addFamily()
const donor = await kit.addOperator()
const [one = '', two = ''] = await kit.addPortings(companies.customer, [
  { operator: donor },
  { operator: donor },
])
const update = (path: string, _id: string, body: object, requestId = newId()) =>
  kit.transports.tRPC({ operation: path, token: tokens.admin, path: { _id }, body, requestId })
for (const company of ['customer', 'sibling', 'grandchild', 'foreignCustomer'] as const)
  await update('customer.update', companies[company], { city: 'Ringe' })
await update('porting.update', one, { donorCustomerId: 'K-17' }, 'first-1')
await kit.transports.tRPC({
  operation: 'porting.poaCreate',
  token: tokens.owner,
  path: { customerId: companies.customer },
  body: { method: 'EMAIL', recipient: 'kontor@kunde.example' },
})
await update('operator.update', donor, { notes: 'Ring først' })

describe.each(Object.entries(kit.transports))('auditLog.list over %s', (_transport, call) => {
  const list = async (token: string, body: object = {}) => {
    const { result } = await call({ operation: 'auditLog.list', token, body })
    return result as { total: number; entries: AuditLogEntry[] }
  }
  const told = async (token: string, body: object = {}) =>
    (await list(token, body)).entries.map(({ action, objectType }) => `${action} ${objectType}`)

  it('an entry: who changed what of which object, and by which call', async () => {
    const { entries } = await list(tokens.admin, { object: one })
    expect(entries.at(-1)).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      customer: companies.customer,
      employee: employees.admin,
      employeeName: 'Åse Smørup',
      accessLevel: 'ADMIN',
      action: 'porting.update',
      objectType: 'porting',
      object: one,
      requestId: 'first-1',
      before: { donorCustomerId: null },
      after: { donorCustomerId: 'K-17' },
      description: 'Åse Smørup ændrede porteringen (kundenummer hos operatøren).',
    })
  })

  it('object: of a porting what was done to several at once, too; ids in either letter case', async () => {
    expect(await told(tokens.admin, { object: two })).toEqual(['porting.poaCreate porting'])
    expect(await told(tokens.admin, { object: one.toUpperCase() })).toEqual([
      'porting.poaCreate porting',
      'porting.update porting',
    ])
    expect(await told(tokens.admin, { object: donor })).toEqual(['operator.update operator'])
  })

  it('in the language that is asked for; 422 language: any other', async () => {
    const { entries } = await list(tokens.admin, { object: one, language: 'en' })
    expect(entries.at(-1)?.description).toBe('Åse Smørup changed the porting (customer number at the donor).')
    const body = { language: 'sv' }
    expect(await call({ operation: 'auditLog.list', token: tokens.admin, body })).toEqual({
      status: 422,
      row: errors.languageInvalid,
    })
  })

  it('the newest first, and a part of it', async () => {
    const { total, entries } = await list(tokens.admin)
    const dates = entries.map(({ date }) => date)
    expect(dates).toEqual(dates.toSorted((a, b) => (a < b ? 1 : -1)))
    const page = await list(tokens.admin, { offset: 1, limit: 2 })
    expect(page).toMatchObject({ total, entries: entries.slice(1, 3) })
  })

  it('a reseller sees what is of its own customers, sub-resellers’ too; operators are ADMIN’s', async () => {
    const customersSeen = async (token: string, body: object = {}) =>
      new Set((await list(token, body)).entries.map(({ customer }) => customer))
    const { customer, sibling, grandchild, foreignCustomer } = companies
    expect(await customersSeen(tokens.reseller)).toEqual(new Set([customer, sibling, grandchild]))
    expect(await customersSeen(tokens.subReseller)).toEqual(new Set([grandchild]))
    expect(await customersSeen(tokens.reseller, { customer: sibling })).toEqual(new Set([sibling]))
    expect(await list(tokens.reseller, { customer: foreignCustomer })).toMatchObject({
      total: 0,
      entries: [],
    })
    expect(await list(tokens.foreignReseller, { object: one })).toMatchObject({ total: 0, entries: [] })
    expect(await list(tokens.reseller, { object: donor })).toMatchObject({ total: 0, entries: [] })
    expect((await customersSeen(tokens.admin)).has(undefined)).toBe(true)
  })

  it.each<[string, object, { code: number }]>([
    ['422 customer', { customer: 'x', object: 7 }, errors.customerInvalid],
    ['422 object', { object: 'x'.repeat(33), offset: -1 }, errors.objectInvalid],
    ['422 offset', { offset: -1 }, errors.offsetInvalid],
    ['422 limit', { limit: 501 }, errors.limitInvalid],
  ])('%s', async (_title, body, row) => {
    expect(await call({ operation: 'auditLog.list', token: tokens.reseller, body })).toEqual({
      status: 422,
      row,
    })
  })

  it.each(['owner', 'manager', 'viewer'] as const)('403 access_denied: %s', async (who) => {
    expect(await call({ operation: 'auditLog.list', token: tokens[who], body: { limit: 0 } })).toEqual(denied)
  })
})

it('over REST a number is found as it is written, with its +', async () => {
  const from = '+4533199999'
  const assign = {
    operation: 'number.assign',
    token: tokens.admin,
    path: { from },
    body: { operator: donor },
  }
  await kit.transports.tRPC(assign)
  const response = await fetch(`${kit.url}/auditlog?object=${from}`, {
    headers: { authorization: `Bearer ${tokens.admin}` },
  })
  expect(await response.json()).toMatchObject({ total: 1, entries: [{ object: from }] })
})

describe('entries of one millisecond', async () => {
  const objectId = newId()
  const order = Array.from({ length: 30 }, (_, index) => `disk.sweep${index}` as AuditedAction)
  await inTransaction(kit.database, async (trx) => {
    await sql`set timestamp = 1795770000.125`.execute(trx)
    const entry = { objectType: 'order', objectId } as const
    for (const action of order.slice(0, 20))
      await insertAuditEntry(trx, theInstallation, { ...entry, action })
    const together = order.slice(20).map((action) => ({ ...entry, action }))
    await insertAuditEntries(trx, theInstallation, together)
    await sql`set timestamp = default`.execute(trx)
  })
  const list = async (body: object) => {
    const request = { operation: 'auditLog.list', token: tokens.admin, body: { object: objectId, ...body } }
    return (await kit.transports.tRPC(request)).result as { total: number; entries: AuditLogEntry[] }
  }

  it('stand in the order in which they were written, the last first', async () => {
    const { entries } = await list({})
    expect(new Set(entries.map(({ date }) => date)).size).toBe(1)
    expect(entries.map(({ action }) => action)).toEqual(order.toReversed())
  })

  it('page by page there is none twice and none left out', async () => {
    const pages: AuditLogEntry[] = []
    for (let offset = 0; offset < order.length; offset += 7)
      pages.push(...(await list({ offset, limit: 7 })).entries)
    expect(pages.map(({ action }) => action)).toEqual(order.toReversed())
  })
})

describe('the sentence', () => {
  it('is there for every operation that changes something, and for every transition', () => {
    const moves = Object.keys(transitions).map((name) => `porting.${name}`)
    const untold = [...new Set([...changing, ...moves])].filter((action) => !(action in danishDeeds))
    expect(untold).toEqual([])
  })

  it.each([
    ['da', 'Systemet udførte disk.sweep. Besked: „fordi“.'],
    ['en', 'The system carried out disk.sweep. Message: “fordi”.'],
  ] as const)(
    'in %s, of what the installation did by itself, and of what has no words yet',
    async (language, text) => {
      const objectId = newId()
      const entry = {
        // Of a version to come.
        action: 'disk.sweep' as AuditedAction,
        objectType: 'order',
        objectId,
        after: { message: 'fordi' },
      } as const
      await inTransaction(kit.database, (trx) => insertAuditEntry(trx, theInstallation, entry))
      const token = await kit.tokenFor('ADMIN', kit.issuer, { language })
      const body = { object: objectId }
      const { result } = await kit.transports.REST({ operation: 'auditLog.list', token, body })
      expect(result).toMatchObject({ entries: [{ description: text }] })
    },
  )

  it('tells by each of its entries what a call did', async () => {
    const { result } = await kit.transports.tRPC({
      operation: 'auditLog.list',
      token: await kit.tokenFor('ADMIN', kit.issuer, { language: 'en' }),
      body: { customer: companies.customer, limit: 3 },
    })
    const { entries } = result as { entries: AuditLogEntry[] }
    expect(entries.map(({ description }) => description.replace(/X\d{10}/, 'X'))).toEqual([
      'Åse Smørup had the power of attorney sent to kontor@kunde.example.',
      'Åse Smørup made the power of attorney X.',
      'Åse Smørup made powers of attorney for 2 portings.',
    ])
  })
})
