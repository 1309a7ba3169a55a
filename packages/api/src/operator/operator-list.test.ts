import { type AccessLevel, listErrors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens = await kit.tokensOf()

const operators = [
  { _id: '00010', name: 'Nordkabel A/S', notes: 'secret word' },
  { _id: '00011', name: '50%_off Tele' },
  { _id: '00012', name: '50 percent Tele' },
  { _id: '01013', name: 'Ærø | Net \\ Søn', notes: '100% reachable' },
  { _id: '01014', name: 'Sydkabel' },
]
for (const operator of operators.toReversed()) await kit.addOperator(operator)

interface Page {
  offset: number
  limit: number
  total: number
  operators: Record<string, unknown>[]
}

describe.each(Object.entries(kit.transports))('operator.list over %s', (_transport, call) => {
  const list = (body: object = {}, level: AccessLevel = 'ADMIN') =>
    call({ operation: 'operator.list', token: tokens[level], body })
  const idsOf = async (body: object, level?: AccessLevel) =>
    ((await list(body, level)).result as Page).operators.map((operator) => operator._id)

  it('answers a page of 100 from the start, ordered by CPS code', async () => {
    const { status, result } = await list()
    expect(status).toBe(200)
    expect(result).toMatchObject({ offset: 0, limit: 100, total: 5 })
    expect(await idsOf({})).toEqual(['00010', '00011', '00012', '01013', '01014'])
  })

  it('answers the part that is asked for, and the total of all', async () => {
    expect((await list({ offset: 1, limit: 2 })).result).toMatchObject({ offset: 1, limit: 2, total: 5 })
    expect(await idsOf({ offset: 1, limit: 2 })).toEqual(['00011', '00012'])
    expect(await idsOf({ offset: 10 ** 12 })).toEqual([])
  })

  it.each([
    ['VIEWER', ['_id', 'address', 'name']],
    ['RESELLER', ['_id', 'address', 'name']],
    [
      'RESELLER_ADMIN',
      [
        '_id',
        'address',
        'customerIdValidation',
        'fixedAuth',
        'mvnoAuth',
        'name',
        'notes',
        'npNumber',
        'orderWait',
        'version',
      ],
    ],
    [
      'ADMIN',
      [
        '_id',
        'address',
        'customerIdValidation',
        'fixedAuth',
        'mvnoAuth',
        'name',
        'notes',
        'npNumber',
        'orderWait',
        'version',
      ],
    ],
  ] as const)('%s sees exactly what the page says', async (level, fields) => {
    const [first] = ((await list({}, level)).result as Page).operators
    expect(Object.keys(first ?? {}).toSorted()).toEqual(fields)
  })

  it.each([
    ['kabel', ['00010', '01014']],
    ['KABEL', ['00010', '01014']],
    ['0101', ['01013', '01014']],
    ['%', ['00011', '01013']],
    ['_', ['00011']],
    ['50%_', ['00011']],
    ['|', ['01013']],
    ['\\', ['01013']],
    ["' or 1=1 -- ", []],
    [' tele ', ['00011', '00012']],
  ])('filter %j is looked for as it stands', async (filter, ids) => {
    expect(await idsOf({ filter })).toEqual(ids)
    expect((await list({ filter, limit: 1 })).result).toMatchObject({ total: ids.length })
  })

  it('who may not see notes learns nothing about them by filtering', async () => {
    for (const level of ['RESELLER_ADMIN', 'ADMIN'] as const)
      expect(await idsOf({ filter: 'secret' }, level)).toEqual(['00010'])
    for (const level of ['VIEWER', 'RESELLER'] as const)
      expect((await list({ filter: 'secret' }, level)).result).toMatchObject({ total: 0, operators: [] })
  })

  it.each([
    ['422 filter: too long', { filter: 'x'.repeat(201) }, listErrors.filterInvalid],
    ['422 offset: negative', { offset: -1 }, listErrors.offsetInvalid],
    ['422 offset: text', { offset: 'x' }, listErrors.offsetInvalid],
    ['422 limit: nought', { limit: 0 }, listErrors.limitInvalid],
    ['422 limit: over 500', { limit: 501 }, listErrors.limitInvalid],
    ['422 limit: half', { limit: 1.5 }, listErrors.limitInvalid],
    ['first fault in the order of the page', { limit: 0, offset: -1 }, listErrors.offsetInvalid],
  ])('%s', async (_title, body, row) => {
    expect(await list(body)).toEqual({ status: 422, row })
  })

  it.each(['NO_LOGIN', 'PERSONAL'] as const)('403 access_denied: %s', async (level) => {
    for (const body of [{}, { limit: 0 }]) expect(await list(body, level)).toEqual(denied)
  })
})

it('422 filter: given twice over REST', async () => {
  const answer = await fetch(`${kit.url}/dk/operator?filter=a&filter=b`, {
    headers: { authorization: `Bearer ${tokens.ADMIN}` },
  })
  expect(await answer.json()).toMatchObject(listErrors.filterInvalid)
})
