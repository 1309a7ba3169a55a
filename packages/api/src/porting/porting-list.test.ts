import { type Porting, portingListErrors as errors, type PortingStage } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

interface Page {
  offset: number
  limit: number
  total: number
  portings: Porting[]
}

/** 23:30 in UTC is the next day already in Denmark: 23 November 2026. */
const kit = await startTestKit({ clock: () => new Date('2026-11-22T23:30:00Z') })
afterAll(() => kit.close())
const { companies } = await kit.addFamily()
const customers: Record<string, string> = { ...companies, stages: await kit.addCustomer() }
const tokens = {
  ...(await kit.tokensOf(companies.customer)),
  RESELLER: await kit.tokenFor('RESELLER'),
  RESELLER_ADMIN: await kit.tokenFor('RESELLER_ADMIN', kit.reseller),
} as Record<string, string>
/** The portings of `customers.stages`, by what they stand for. */
const names = new Map<string, string>()

/** Stage, days and hours since it was entered, message, donor, and the groups that the porting belongs to. */
const staged: [
  string,
  PortingStage,
  number,
  Partial<{ message: string; donor: string; type: 'MVNO' }>,
  string,
][] = [
  ['created long ago', 'IN_CREATED', 90, {}, 'OPEN'],
  ['awaiting, fresh', 'IN_AWAITING_POA_FROM_CUSTOMER', 2.9, {}, 'OPEN WAITING'],
  ['awaiting, idle', 'IN_AWAITING_POA_FROM_CUSTOMER', 3, {}, 'OPEN WAITING ATTENTION'],
  ['received', 'IN_POA_RECEIVED_FROM_CUSTOMER', 0, {}, 'OPEN ATTENTION'],
  [
    'received, fixed line of an ICC donor',
    'IN_POA_RECEIVED_FROM_CUSTOMER',
    0,
    { donor: '01030' },
    'OPEN ATTENTION',
  ],
  [
    'received, ICC alone',
    'IN_POA_RECEIVED_FROM_CUSTOMER',
    0,
    { donor: '01030', type: 'MVNO' },
    'OPEN ATTENTION READY',
  ],
  ['received, ICC and e-mail', 'IN_POA_RECEIVED_FROM_CUSTOMER', 0, { type: 'MVNO' }, 'OPEN ATTENTION'],
  ['sent, fresh, no wait', 'IN_POA_SENT', 0, {}, 'OPEN READY'],
  ['sent, not yet idle', 'IN_POA_SENT', 1.9, {}, 'OPEN READY'],
  ['sent, idle, no wait', 'IN_POA_SENT', 2, {}, 'OPEN READY ATTENTION'],
  ['sent, waits 24 hours', 'IN_POA_SENT', 0.9, { donor: '01020' }, 'OPEN'],
  ['sent, waited 24 hours', 'IN_POA_SENT', 1, { donor: '01020' }, 'OPEN READY'],
  ['ordered, fresh', 'IN_ORDERED', 2.9, {}, 'OPEN ORDERED'],
  ['ordered, idle', 'IN_ORDERED', 3, {}, 'OPEN ORDERED ATTENTION'],
  ['contacted, fresh', 'IN_DONOR_CONTACTED', 2.9, {}, 'OPEN'],
  ['contacted, idle', 'IN_DONOR_CONTACTED', 3, {}, 'OPEN ATTENTION'],
  ['rejected', 'IN_REJECTED', 0, { message: 'WRONG_OWNER' }, 'CLOSED REJECTED ATTENTION'],
  ['confirmed, yesterday', 'IN_CONFIRMED', 9, { message: '2026-11-22' }, 'CLOSED CONFIRMED'],
  [
    'confirmed, today',
    'IN_CONFIRMED',
    9,
    { message: '2026-11-23' },
    'CLOSED CONFIRMED PORT_TODAY PORT_NEXT5DAYS',
  ],
  [
    'confirmed, tomorrow',
    'IN_CONFIRMED',
    9,
    { message: '2026-11-24 by the donor' },
    'CLOSED CONFIRMED PORT_TOMORROW PORT_NEXT5DAYS',
  ],
  ['confirmed, fifth day', 'IN_CONFIRMED', 9, { message: '2026-11-27' }, 'CLOSED CONFIRMED PORT_NEXT5DAYS'],
  ['confirmed, sixth day', 'IN_CONFIRMED', 9, { message: '2026-11-28' }, 'CLOSED CONFIRMED'],
  ['confirmed, no date', 'IN_CONFIRMED', 9, {}, 'CLOSED CONFIRMED'],
  ['completed', 'IN_COMPLETED', 9, { message: '2026-11-23' }, 'CLOSED'],
  ['cancelled', 'IN_CANCELLED', 9, {}, 'CLOSED'],
]

await kit.addOperator()
await kit.addOperator({ _id: '01020', orderWait: 24 })
await kit.addOperator({ _id: '01030', mvnoAuth: 'ICC', orderWait: 24 })
for (const [customer, numbers] of [
  [companies.customer, ['+4533254100', '+4533254101', '+4533254102']],
  [companies.customer, ['+4570305050']],
  [companies.grandchild, ['+4533254999']],
  [companies.reseller, ['+4570306060']],
  [companies.foreignCustomer, ['+4533254777']],
] as const)
  await kit.addPortings(customer, [{ operator: '01010', numbers: [...numbers] as [string] }])
for (const [name, stage, days, { message = null, donor = '01010', type = 'SIP' }] of staged) {
  const [id = ''] = await kit.addPortings(customers.stages ?? '', [{ operator: donor, type }])
  names.set(id, name)
  await kit.database
    .updateTable('porting')
    .set({ stage, stage_message: message })
    .set({ stage_at: sql<Date>`utc_timestamp(3) - interval ${sql.lit(days * 86_400)} second` })
    .where('id', '=', id)
    .execute()
}

const bad: [string, object, object][] = [
  ['422 customer: 23 hex', { customer: 'a'.repeat(23) }, errors.customerInvalid],
  ['422 reseller: no hex', { reseller: 'g'.repeat(24) }, errors.resellerInvalid],
  ['422 operator: four digits', { operator: '1020' }, errors.operatorInvalid],
  ['422 stage: lower case', { stage: 'in_created' }, errors.stageInvalid],
  ['422 stage: prototype', { stage: '__proto__' }, errors.stageInvalid],
  ['422 status: unknown', { status: 'LATE' }, errors.statusInvalid],
  ['422 status: beside a stage', { stage: 'IN_CREATED', status: 'x' }, errors.statusInvalid],
  ['422 filter: letters', { filter: 'Smørrebrød' }, errors.filterInvalid],
  ['422 filter: separators only', { filter: '+-.' }, errors.filterInvalid],
  ['422 filter: wildcard', { filter: '%' }, errors.filterInvalid],
  ['422 filter: 201 digits', { filter: `+${'1'.repeat(200)}` }, errors.filterInvalid],
  ['422 type: lower case', { type: 'in' }, errors.typeInvalid],
  ['422 offset: negative', { offset: -1 }, errors.offsetInvalid],
  ['422 limit: 0', { limit: 0 }, errors.limitInvalid],
  ['422 limit: 501', { limit: 501 }, errors.limitInvalid],
  ['first fault in the order of the table', { limit: 0, stage: 'x' }, errors.stageInvalid],
]

describe.each(Object.entries(kit.transports))('porting.list over %s', (_transport, call) => {
  const list = (body: object, token = tokens.ADMIN) => call({ operation: 'porting.list', token, body })
  const page = async (body: object, token = tokens.ADMIN) => {
    const { status, result } = await list(body, token)
    expect(status).toBe(200)
    return result as Page
  }
  const numbersOf = ({ portings }: Page) => portings.map(({ number }) => number)

  it.each(bad)('%s', async (_title, body, row) => {
    expect(await list(body)).toEqual({ status: 422, row })
  })

  it('403 access_denied: below VIEWER, whatever is asked', async () => {
    for (const body of [{}, { stage: 'x' }]) expect(await list(body, tokens.PERSONAL)).toEqual(denied)
  })

  it.each([
    ['VIEWER', {}, ['+4533254100', '+4570305050']],
    [
      'MANAGER: another customer is read as the own',
      { customer: 'foreignCustomer' },
      ['+4533254100', '+4570305050'],
    ],
    ['OWNER: a customer beneath, too', { customer: 'grandchild' }, ['+4533254100', '+4570305050']],
    ['RESELLER: beneath a sub-reseller', { reseller: 'sub' }, ['+4533254999']],
    ['OWNER: beneath a reseller, of the own', { reseller: 'reseller' }, ['+4533254100', '+4570305050']],
    ['RESELLER: own and all beneath', {}, ['+4533254100', '+4570305050', '+4533254999', '+4570306060']],
    ['RESELLER: one beneath', { customer: 'grandchild' }, ['+4533254999']],
    ['RESELLER: a foreign one is nothing', { customer: 'foreignCustomer' }, []],
    ['RESELLER_ADMIN: beneath a sub-reseller', { reseller: 'sub' }, ['+4533254999']],
    [
      'RESELLER_ADMIN: beneath the own, without it',
      { reseller: 'reseller' },
      ['+4533254100', '+4570305050', '+4533254999'],
    ],
    ['RESELLER_ADMIN: a foreign reseller', { reseller: 'issuer' }, []],
    ['ADMIN: beneath a reseller', { reseller: 'reseller' }, ['+4533254100', '+4570305050', '+4533254999']],
    ['ADMIN: reseller and customer', { reseller: 'reseller', customer: 'grandchild' }, ['+4533254999']],
    ['ADMIN: an unknown customer', { customer: 'unknown' }, []],
  ])('%s', async (title, asked, numbers) => {
    const body = Object.fromEntries(
      Object.entries(asked).map(([name, who]) => [name, (customers[who] ?? 'f'.repeat(24)).toUpperCase()]),
    )
    const found = await page(body, tokens[title.split(':')[0] ?? ''])
    expect([found.total, numbersOf(found)]).toEqual([numbers.length, numbers])
  })

  it.each([
    ['33 25 41', ['+4533254100']],
    ['4101', ['+4533254100']],
    ['+45 (70) 30-50.50', ['+4570305050']],
    ['0045 70305050', ['+4570305050']],
    ['00', ['+4533254100']],
    ['nr. 5050', ['+4570305050']],
    ['41004533254101', []],
    ['', ['+4533254100', '+4570305050']],
  ])('filter %j looks into number and additional numbers', async (filter, numbers) => {
    expect(numbersOf(await page({ filter }, tokens.VIEWER))).toEqual(numbers)
  })

  it('type: there are no portings but IN', async () => {
    expect((await page({ type: 'IN' }, tokens.VIEWER)).total).toBe(2)
    expect(await page({ type: 'OUT' })).toEqual({ offset: 0, limit: 100, total: 0, portings: [] })
  })

  it.each([
    'OPEN',
    'CLOSED',
    'ATTENTION',
    'WAITING',
    'READY',
    'ORDERED',
    'CONFIRMED',
    'REJECTED',
    'PORT_TODAY',
    'PORT_TOMORROW',
    'PORT_NEXT5DAYS',
  ])('status %s', async (status) => {
    const { total, portings } = await page({ status, customer: customers.stages })
    const expected = staged
      .filter(([, , , , groups]) => groups.split(' ').includes(status))
      .map(([name]) => name)
    expect(portings.map(({ _id }) => names.get(_id))).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  it('operator: the portings of a donor, together with every other wish', async () => {
    const ofDonor = async (asked: object) => {
      const { total, portings } = await page({ operator: '01030', ...asked })
      expect(portings).toHaveLength(total)
      return portings.map(({ _id }) => names.get(_id))
    }
    const both = ['received, fixed line of an ICC donor', 'received, ICC alone']
    expect(await ofDonor({})).toEqual(both)
    expect(await ofDonor({ customer: customers.stages })).toEqual(both)
    expect(await ofDonor({ status: 'READY' })).toEqual(both.slice(1))
    expect(await ofDonor({ stage: 'IN_CREATED' })).toEqual([])
    expect((await page({ operator: '09999' })).total).toBe(0)
    expect((await page({ operator: '01030' }, tokens.RESELLER)).total).toBe(0)
  })

  it('stage beats status', async () => {
    const { portings } = await page({ stage: 'IN_CANCELLED', status: 'OPEN', customer: customers.stages })
    expect(portings.map(({ _id }) => names.get(_id))).toEqual(['cancelled'])
  })

  it('pages follow each other without a gap, oldest first; total counts them all', async () => {
    const { portings, ...whole } = await page({ customer: customers.stages })
    expect(whole).toEqual({ offset: 0, limit: 100, total: staged.length })
    expect(portings.map(({ _id }) => names.get(_id))).toEqual(staged.map(([name]) => name))
    const parts: Porting[] = []
    for (let offset = 0; offset < staged.length; offset += 7) {
      const part = await page({ customer: customers.stages, offset, limit: 7 })
      expect(part).toMatchObject({ offset, limit: 7, total: staged.length })
      parts.push(...part.portings)
    }
    expect(parts).toEqual(portings)
    expect(await page({ offset: 10_000 })).toMatchObject({ offset: 10_000, portings: [] })
  })

  it('answers the portings as porting.get does; nulls count as left out', async () => {
    const asked = { customer: null, reseller: null, stage: null, status: null, filter: null, type: null }
    const [first] = (await page(_transport === 'tRPC' ? asked : {}, tokens.VIEWER)).portings
    expect(first).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      number: '+4533254100',
      additionalNumbers: ['+4533254101', '+4533254102'],
      numberType: 'SIP',
      portingType: 'IN',
      operator: '01010',
      customer: companies.customer,
      voiceAccount: expect.any(String),
      notify: [],
      status: { date: expect.stringMatching(/^20.*Z$/), stage: 'IN_CREATED' },
      documents: [],
      version: 1,
    })
  })
})

describe('the query of GET /porting', () => {
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`${kit.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.ADMIN}` },
    })
    return { response, json: method === 'HEAD' ? undefined : ((await response.json()) as object) }
  }

  it.each([
    ['customer', errors.customerInvalid],
    ['status', errors.statusInvalid],
    ['filter', errors.filterInvalid],
    ['limit', errors.limitInvalid],
  ])('422 %s: given twice', async (name, row) => {
    const details = { reason: 'given_twice' }
    expect((await get(`/porting?${name}=1&${name}=1`)).json).toEqual({ success: false, ...row, details })
  })

  it('a raw + of a number; HEAD; 405 names each method once', async () => {
    expect((await get('/porting?filter=+4570305050')).json).toMatchObject({ total: 1 })
    expect((await get('/porting', 'HEAD')).response.status).toBe(200)
    const { response } = await get('/porting', 'DELETE')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
  })
})
