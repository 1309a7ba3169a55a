import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  employees,
  companies: { customer },
} = await kit.addFamily()
await kit.addOperator({ _id: '01010' })
await kit.addNumberRange({ from: '+4520000000', to: '+4539999999', operator: '01010' })

/** The number as a web page, a word processor or a phone puts it on the clipboard. */
const pasted = (eight: string) =>
  `\u2066\ufeff+45\u00a0${eight.slice(0, 2)}\u2009${eight.slice(2, 4)}\u2011${eight.slice(4)}\u200b\u2069`
let next = 0

describe.each(Object.entries(kit.transports))('pasted over %s', (_transport, call) => {
  const send = async (operation: string, body: object, path = {}) => {
    const { status, result } = await call({ operation, token: tokens.admin, path, body })
    expect(status).toBe(200)
    return result as Record<string, unknown>
  }

  it('a series of an account, in short and with any dash', async () => {
    const of = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) => `+45${first + index}`)
    const base = 33_100_000 + next++ * 1_000
    const numbers = [
      `${base + 170}-79`,
      `+45${base + 270}\u201372`,
      `${pasted(String(base + 370))} \u2014 ${pasted(String(base + 371))}`,
    ]
    const account = await send('sipAccount.create', { customer, name: 'x', numbers })
    const all = [...of(base + 170, base + 179), ...of(base + 270, base + 272), ...of(base + 370, base + 371)]
    expect(account.numbers).toEqual(all)
    const removed = await send(
      'sipAccount.update',
      { removeNumbers: [`${base + 170}\u221278`] },
      { _id: account._id as string },
    )
    expect(removed.numbers).toEqual(all.slice(9))
  })

  it('a mobile number and its ICCs', async () => {
    const number = 20_100_000 + next++
    const account = await send('mvnoAccount.create', {
      customer,
      number: pasted(String(number)),
      simNumber: '8945\u00a01234\u202f5678 9012 3456',
      donorSimNumber: '\u200e8945 0201 4567 8924 5542\u200e',
    })
    expect(account).toMatchObject({
      number: `+45${number}`,
      simNumber: '89451234567890123456',
      porting: { donorSimNumber: '89450201456789245542' },
    })
    const { _id } = account.porting as { _id: string }
    const changed = await send(
      'porting.update',
      { number: pasted(String(number)), donorSimNumber: '8945 02' },
      { _id },
    )
    expect(changed).toMatchObject({ number: `+45${number}`, donorSimNumber: '894502' })
  })

  it('the numbers of operators and customers', async () => {
    const _id = String(20_000 + next++)
    const operator = { _id, name: 'x', address: 'y', fixedAuth: 'FAX', mvnoAuth: 'FAX' }
    const numbers = { npNumber: pasted('70305000'), npFax: pasted('70305001') }
    expect(await send('operator.create', { ...operator, ...numbers })).toMatchObject({
      npNumber: '+4570305000',
      npFax: '+4570305001',
    })
    const created = await send('customer.create', { name: 'x', faxNumber: pasted('70305002') })
    expect(created.faxNumber).toBe('+4570305002')
  })

  it('what is asked about and assigned', async () => {
    expect(await send('number.info', {}, { number: pasted('33254170') })).toMatchObject({
      number: '+4533254170',
    })
    const bounds = { to: pasted('33254179'), operator: '01010' }
    expect(await send('number.assign', bounds, { from: pasted('33254170') })).toMatchObject({
      from: '+4533254170',
      to: '+4533254179',
    })
  })

  it('a fax recipient', async () => {
    const deliveryId = await kit.addDelivery(customer, { state: 'sent', method: 'FAX' })
    const { delivery } = await send('porting.poaResend', { recipient: pasted('70305051') }, { deliveryId })
    const row = await kit.database
      .selectFrom('delivery')
      .select('recipient')
      .where('id', '=', delivery as string)
      .executeTakeFirst()
    expect(row).toEqual({ recipient: '+4570305051' })
  })

  it.each(['+4533254170\u201379', '+45 33 25 41 70 \u2013 79', '0045 33254170-79'])(
    '%j is a series, and 422 where one number is taken',
    async (series) => {
      const customerId = await kit.addCustomer()
      const [_id = ''] = await kit.addPortings(customerId, [{ operator: '01010' }])
      const singles: [row: string, operation: string, body: object, path?: Record<string, string>][] = [
        ['faxNumber', 'customer.create', { name: 'x', faxNumber: series }],
        ['npFax', 'operator.update', { npFax: series }, { _id: '01010' }],
        ['recipient', 'porting.poaCreate', { method: 'FAX', recipient: series }, { customerId }],
        ['number', 'mvnoAccount.create', { customer, number: series }],
        ['number', 'porting.update', { number: series }, { _id }],
        ['additionalNumbers', 'porting.update', { additionalNumbers: [series] }, { _id }],
        ['to', 'number.assign', { to: series, operator: '01010' }, { from: '33254170' }],
      ]
      for (const [message, operation, body, path = {}] of singles)
        expect(await call({ operation, token: tokens.admin, path, body })).toMatchObject({
          status: 422,
          row: { message },
        })
    },
  )
})

it('pasted in imports and to employees', async () => {
  const { tRPC } = kit.transports
  const ranges = [{ from: pasted('34000000'), to: pasted('34000009'), operator: '01010' }]
  const token = tokens.admin
  expect(await tRPC({ operation: 'number.import', token, body: { ranges } })).toMatchObject({ status: 200 })
  const entries = await kit.database
    .selectFrom('number_range')
    .select('last_number')
    .where('first_number', '=', 4534000000)
    .execute()
  expect(entries.map(({ last_number }) => last_number)).toEqual([4534000009])
  const operator = {
    _id: '30000',
    name: 'x',
    address: 'y',
    npNumber: pasted('70305000'),
    fixedAuth: 'FAX',
    mvnoAuth: 'FAX',
  }
  const operators = [{ ...operator, npFax: pasted('70305001') }]
  expect(await tRPC({ operation: 'operator.import', token, body: { operators } })).toMatchObject({
    status: 200,
  })
  const stored = await tRPC({ operation: 'operator.get', token, path: { _id: '30000' } })
  expect(stored.result).toMatchObject({ npNumber: '+4570305000', npFax: '+4570305001' })
  const faxNumber = pasted('70305003')
  const employee = await tRPC({
    operation: 'employee.update',
    token,
    path: { _id: employees.owner },
    body: { faxNumber },
  })
  expect(employee.result).toMatchObject({ faxNumber: '+4570305003' })
})
