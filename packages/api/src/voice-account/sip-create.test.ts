import { type Porting, sipCreateErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer },
} = await kit.addFamily()
const { database } = kit
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
await kit.addNumberRange({ from: '+4570100000', to: '+4570199999', operator: '01010' })
await kit.addNumberRange({ from: '+4570100005', operator: '01020' })
await kit.addNumberRange({ from: '+4570600000', to: '+4570699999', operator: '01060' })
await kit.addNumberRange({ from: '+4570900000', to: '+4570999999', operator: '09999' })

interface Account {
  _id: string
  numbers: string[]
  portings: Porting[]
}

let next = 70_110_000
/** That many consecutive fresh numbers of donor 01010. */
const fresh = (count = 1) => Array.from({ length: count }, () => `+45${next++}`)
const unknown = 'f'.repeat(24)
const unknownFields = { customer: unknown }

describe.each(Object.entries(kit.transports))('sipAccount.create over %s', (_transport, call) => {
  const create = (body: unknown, token = tokens.owner) =>
    call({ operation: 'sipAccount.create', token, body })
  const created = async (numbers: string[]) => {
    const answer = await create({ customer, name: 'Omstilling', numbers })
    expect(answer).toMatchObject({ status: 200 })
    return answer.result as Account
  }

  it('answers the account with the portings of the numbers that others hold', async () => {
    const [first = '', second = ''] = fresh(2)
    const own = `+457060${first.slice(-4)}`
    const { _id, ...account } = await created([second, first.slice(3), own])
    const [one, other] = account.portings
    expect(account).toEqual({
      customer,
      type: 'SIP',
      name: 'Omstilling',
      numbers: [first, second, own].toSorted(),
      version: 1,
      portings: [one, other],
    })
    expect([one?.number, other?.number]).toEqual([second, first])
    expect(one).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      number: second,
      additionalNumbers: [],
      numberType: 'SIP',
      portingType: 'IN',
      operator: '01010',
      customer,
      voiceAccount: _id,
      notify: [],
      status: {
        date: expect.stringMatching(/Z$/) as string,
        stage: 'IN_CREATED',
        employee: expect.any(String) as string,
      },
      documents: [],
      version: 1,
    })
    const history = await database
      .selectFrom('porting_stage')
      .select(['version', 'stage', 'employee'])
      .where('porting', '=', one?._id ?? '')
      .execute()
    expect(history).toEqual([{ version: 1, stage: 'IN_CREATED', employee: one?.status.employee }])
  })

  it('a series is one porting for each donor, its numbers ascending, also when they are apart', async () => {
    const from = _transport === 'REST' ? 70_100_003 : 70_120_003
    await kit.addNumberRange({ from: `+45${from + 2}`, operator: '01020' })
    const { numbers, portings } = await created([`+45${from}-+45${from + 4}`])
    expect(numbers).toHaveLength(5)
    expect(portings).toMatchObject([
      {
        operator: '01010',
        number: `+45${from}`,
        additionalNumbers: [`+45${from + 1}`, `+45${from + 3}`, `+45${from + 4}`],
      },
      { operator: '01020', number: `+45${from + 2}`, additionalNumbers: [] },
    ])
  })

  it('entries are never merged, and a number named twice counts where it is named first', async () => {
    const [a = '', b = '', c = ''] = fresh(3)
    const { numbers, portings } = await created([b, `${a}-${c}`, a])
    expect(numbers).toEqual([a, b, c])
    expect(portings).toMatchObject([
      { number: b, additionalNumbers: [] },
      { number: a, additionalNumbers: [c] },
    ])
  })

  it('the portings are listed in the order of the entries', async () => {
    const own = await kit.addCustomer()
    const numbers = fresh(8).toReversed()
    await create({ customer: own, name: 'x', numbers }, tokens.admin)
    const { result } = await call({ operation: 'porting.list', token: tokens.admin, body: { customer: own } })
    expect((result as { portings: Porting[] }).portings.map(({ number }) => number)).toEqual(numbers)
  })

  it('no numbers, no portings', async () => {
    expect(await created([])).toMatchObject({ numbers: [], portings: [] })
  })

  it.each(['owner', 'reseller', 'admin'] as const)('%s of the customer may', async (level) => {
    expect(await create({ customer, name: 'x', numbers: [] }, tokens[level])).toMatchObject({ status: 200 })
  })

  it.each(['manager', 'viewer', 'foreignOwner', 'resellerAdmin'] as const)(
    '403 access_denied: %s learns nothing about fields or existence',
    async (level) => {
      const bodies = [{ customer }, unknownFields, { customer, name: 'x', numbers: fresh() }]
      for (const body of bodies) expect(await create(body, tokens[level])).toEqual(denied)
    },
  )

  it.each<[string, () => object, object]>([
    ['404 customer: missing', () => ({}), errors.customerMissing],
    ['404 customer: null', () => ({ customer: null }), errors.customerMissing],
    ['404 customer: blank', () => ({ customer: ' ' }), errors.customerMissing],
    ['404 name: missing', () => ({ customer }), errors.nameMissing],
    ['404 name: blank', () => ({ customer, name: ' ', numbers: 7 }), errors.nameMissing],
    ['404 numbers: missing', () => ({ customer, name: 'x' }), errors.numbersMissing],
    ['422 numbers: no number', () => ({ customer, name: 'x', numbers: ['ring'] }), errors.entryInvalid],
    [
      '422 numbers: uneven series',
      () => ({ customer, name: 'x', numbers: ['+4570100000-+457010001'] }),
      errors.seriesUneven,
    ],
    [
      '422 numbers: reversed series',
      () => ({ customer, name: 'x', numbers: ['+4570100001-+4570100000'] }),
      errors.seriesReversed,
    ],
    [
      '422 numbers: 1001 numbers in a series',
      () => ({ customer, name: 'x', numbers: ['+4570100000-+4570101000'] }),
      errors.seriesTooLong,
    ],
    [
      '422 numbers: 10001 entries',
      () => ({ customer, name: 'x', numbers: Array<string>(10_001).fill('70100000') }),
      errors.tooManyNumbers,
    ],
    [
      '422 number: in no range',
      () => ({ customer, name: 'x', numbers: [...fresh(), '+4571000000'] }),
      errors.numberUnknown,
    ],
    [
      '422 operator: not in the registry',
      () => ({ customer, name: 'x', numbers: [...fresh(), '+4570900000'] }),
      errors.operatorUnknown,
    ],
  ])('%s', async (_title, body, row) => {
    const before = await everyRow()
    expect(await create(body())).toEqual({ status: (row as { code: number }).code, row })
    expect(await everyRow()).toEqual(before)
  })

  it.each(['x', 7, ` ${unknown}`, `${unknown}0`, { $ne: null }, [unknown]])(
    '422 customer: %j',
    async (id) => {
      const row = { code: 422, message: 'customer', description: 'customer is not valid' }
      expect(await create({ customer: id, name: 'x', numbers: [] })).toEqual({ status: 422, row })
    },
  )

  it('404 customer: ADMIN hears that there is none, after all faults of the fields', async () => {
    const body = { customer: unknown, name: 'x', numbers: fresh() }
    expect(await create(body, tokens.admin)).toEqual({ status: 404, row: errors.customerNotFound })
    expect(await create(unknownFields, tokens.admin)).toEqual({ status: 404, row: errors.nameMissing })
  })

  it('409 number: on an account already, and nothing of the call is stored', async () => {
    const [taken = '', free = ''] = fresh(2)
    await created([taken])
    const before = await everyRow()
    const answer = await create({ customer, name: 'x', numbers: [free, taken] })
    expect(answer).toEqual({ status: 409, row: errors.numberTaken })
    expect(await everyRow()).toEqual(before)
    await created([free])
  })

  it('409 number: in porting already', async () => {
    const [number = ''] = fresh()
    await kit.addPortings(customer, [{ operator: '01010', numbers: [number] }])
    await database.deleteFrom('voice_account_number').where('number', '=', number).execute()
    const answer = await create({ customer, name: 'x', numbers: [number] })
    expect(answer).toEqual({ status: 409, row: errors.numberInPorting })
  })

  it('twice at once: one gets the numbers, the other 409, in whatever order they are named', async () => {
    for (let round = 0; round < 10; round++) {
      const numbers = fresh(8)
      const both = [numbers, numbers.toReversed()].map((list) => ({ customer, name: 'x', numbers: list }))
      const answers = await Promise.all(both.map((body) => create(body)))
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    }
  })

  it('twice at once by two customers: one gets the numbers, the other 409', async () => {
    const other = await kit.addCustomer()
    for (let round = 0; round < 10; round++) {
      const numbers = fresh(8)
      const answers = await Promise.all(
        [customer, other].map((owner) => create({ customer: owner, name: 'x', numbers }, tokens.admin)),
      )
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    }
  })
})

/** How many rows the tables have that the call writes to. */
function everyRow() {
  const tables = ['voice_account', 'voice_account_number', 'porting', 'open_porting_number'] as const
  return Promise.all(
    tables.map((table) =>
      database
        .selectFrom(table)
        .select((count) => count.fn.countAll().as('rows'))
        .execute(),
    ),
  )
}
