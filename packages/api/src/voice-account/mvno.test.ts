import {
  mvnoCreateErrors as errors,
  mvnoDeleteErrors,
  type MvnoAccountWithPorting,
  type PortingStage,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer },
} = await kit.addFamily()
const { database } = kit
await kit.addOperator({ _id: '01010' })
await kit.addNumberRange({ from: '+4520000000', to: '+4520999999', operator: '01010' })
await kit.addNumberRange({ from: '+4526000000', to: '+4526999999', operator: '01060' })
await kit.addNumberRange({ from: '+4529000000', to: '+4529999999', operator: '09999' })

let next = 0
const fresh = () => `+4520${String(next++).padStart(6, '0')}`
const unknown = 'f'.repeat(24)
const strangers = ['manager', 'viewer', 'foreignOwner', 'resellerAdmin'] as const

describe.each(Object.entries(kit.transports))('MVNO accounts over %s', (_transport, call) => {
  const create = (body: unknown, token = tokens.owner) =>
    call({ operation: 'mvnoAccount.create', token, body })
  const remove = (_id: string | undefined, token = tokens.owner) =>
    call({ operation: 'mvnoAccount.delete', token, path: { _id } })
  const created = async (number = fresh()) => {
    const answer = await create({ customer, number })
    expect(answer).toMatchObject({ status: 200 })
    return answer.result as MvnoAccountWithPorting
  }
  const porting = (id: string | undefined) =>
    database
      .selectFrom('porting')
      .select(['stage', 'version', 'stage_message as message'])
      .where('id', '=', id ?? '')
      .executeTakeFirst()

  it('create answers the account with its porting', async () => {
    const number = fresh()
    const donor = { donorSimNumber: '89450201456789245542', donorCustomerId: 'K-17 Ø' }
    const body = { customer, number: number.slice(3), simNumber: ' 8945 1234\u00a05678 9012 345F ', ...donor }
    const { status, result } = await create(body)
    const account = result as MvnoAccountWithPorting
    expect(status).toBe(200)
    expect(account).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      customer,
      type: 'MVNO',
      state: 'ACTIVE',
      number,
      simNumber: '8945123456789012345F',
      version: 1,
      porting: account.porting,
    })
    expect(account.porting).toMatchObject({
      number,
      additionalNumbers: [],
      numberType: 'MVNO',
      operator: '01010',
      ...donor,
      customer,
      voiceAccount: account._id,
      status: { stage: 'IN_CREATED' },
    })
  })

  it('a number that is ours needs no porting, and unset values are left out', async () => {
    const number = fresh().replace('+4520', '+4526')
    const { status, result } = await create({ customer, number, simNumber: '', donorSimNumber: null })
    const { _id } = result as MvnoAccountWithPorting
    expect({ status, result }).toEqual({
      status: 200,
      result: { _id, customer, type: 'MVNO', state: 'ACTIVE', number, version: 1 },
    })
  })

  it.each<[string, object, object]>([
    ['404 customer: missing', {}, errors.customerMissing],
    ['404 number: missing', {}, errors.numberMissing],
    ['404 number: blank', { number: ' ', simNumber: '-' }, errors.numberMissing],
    ['422 number: a series', { number: '+4520000000-+4520000001' }, errors.numberInvalid],
    ['422 number: no text', { number: 20_000_000 }, errors.numberInvalid],
    ['422 simNumber: dashes', { simNumber: '8945-0201' }, errors.simNumberInvalid],
    ['422 simNumber: 33 digits', { simNumber: '8'.repeat(33) }, errors.simNumberInvalid],
    ['422 simNumber: no text', { simNumber: 8945 }, errors.simNumberInvalid],
    ['422 donorSimNumber: Arabic digits', { donorSimNumber: '٨٩٤٥' }, errors.donorSimNumberInvalid],
    ['422 donorCustomerId: not in the font', { donorCustomerId: '张' }, errors.donorCustomerIdUnprintable],
    [
      '422 donorCustomerId: 201 characters',
      { donorCustomerId: 'x'.repeat(201) },
      { code: 422, message: 'donorCustomerId', description: 'donorCustomerId is not valid' },
    ],
    ['422 number: in no range', { number: '+4571000000' }, errors.numberUnknown],
    ['422 operator: not in the registry', { number: '+4529000000' }, errors.operatorUnknown],
  ])('create: %s', async (title, body, row) => {
    const given = title.startsWith('404') ? {} : { number: fresh() }
    const owner = title.startsWith('404 customer') ? {} : { customer }
    expect(await create({ ...owner, ...given, ...body })).toEqual({
      status: (row as { code: number }).code,
      row,
    })
  })

  it('create: 404 customer for ADMIN', async () => {
    const answer = await create({ customer: unknown, number: fresh() }, tokens.admin)
    expect(answer).toEqual({ status: 404, row: errors.customerNotFound })
  })

  it.each(strangers)('403 access_denied: %s learns nothing about fields or existence', async (level) => {
    const { _id } = await created()
    for (const body of [{ customer }, { customer: unknown }, { customer, number: fresh() }])
      expect(await create(body, tokens[level])).toEqual(denied)
    for (const id of [_id, unknown]) expect(await remove(id, tokens[level])).toEqual(denied)
  })

  it('create: 409 number: on an account already, and twice at once only one gets it', async () => {
    const { number } = await created()
    expect(await create({ customer, number })).toEqual({ status: 409, row: errors.numberTaken })
    for (let round = 0; round < 10; round++) {
      const body = { customer, number: fresh() }
      const answers = await Promise.all([create(body), create(body), create(body, tokens.admin)])
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    }
  })

  it('create: 409 number: in porting already', async () => {
    const { number } = await created()
    await database.deleteFrom('voice_account_number').where('number', '=', number).execute()
    expect(await create({ customer, number })).toEqual({ status: 409, row: errors.numberInPorting })
  })

  it('delete closes the account, frees the number and cancels the porting; then it is unknown', async () => {
    const account = await created()
    expect(await remove(account._id.toUpperCase())).toEqual({ status: 200, result: { success: true } })
    expect(await porting(account.porting?._id)).toEqual({
      stage: 'IN_CANCELLED',
      version: 2,
      message: 'Account deleted',
    })
    expect(await remove(account._id)).toEqual(denied)
    expect(await remove(account._id, tokens.admin)).toEqual({
      status: 404,
      row: mvnoDeleteErrors.accountUnknown,
    })
    expect((await created(account.number)).porting).toMatchObject({ number: account.number })
  })

  it.each(['reseller', 'admin'] as const)('delete: %s may', async (level) => {
    expect(await remove((await created())._id, tokens[level])).toMatchObject({ status: 200 })
  })

  it.each<[PortingStage, object]>([
    ['IN_ORDERED', { stage: 'IN_CANCELLED', version: 2 }],
    ['IN_REJECTED', { stage: 'IN_CANCELLED', version: 2 }],
    ['IN_COMPLETED', { stage: 'IN_COMPLETED', version: 1 }],
  ])('delete: a porting that is %s', async (stage, after) => {
    const account = await created()
    const id = account.porting?._id ?? ''
    await database.updateTable('porting').set({ stage }).where('id', '=', id).execute()
    expect(await remove(account._id)).toMatchObject({ status: 200 })
    expect(await porting(id)).toMatchObject(after)
  })

  it('delete: 403 access_denied: IN_CONFIRMED cannot be cancelled, and nothing changes', async () => {
    const account = await created()
    const id = account.porting?._id ?? ''
    await database.updateTable('porting').set({ stage: 'IN_CONFIRMED' }).where('id', '=', id).execute()
    for (let times = 0; times < 2; times++)
      expect(await remove(account._id)).toEqual({ status: 403, row: mvnoDeleteErrors.portingNotCancellable })
    expect(await porting(id)).toMatchObject({ stage: 'IN_CONFIRMED', version: 1 })
  })

  it('delete: 400 bad_request: malformed id, before rights', async () => {
    for (const id of ['x', ' ', `${unknown}0`])
      expect(await remove(id, tokens.viewer)).toEqual({ status: 400, row: mvnoDeleteErrors.idMissing })
  })

  it('delete: an account of the other kind is unknown', async () => {
    const sip = await call({
      operation: 'sipAccount.create',
      token: tokens.owner,
      body: { customer, name: 'x', numbers: [] },
    })
    const { _id } = sip.result as { _id: string }
    expect(await remove(_id, tokens.admin)).toEqual({ status: 404, row: mvnoDeleteErrors.accountUnknown })
  })

  it.each(['owner', 'admin'] as const)(
    'delete twice at once by %s: one 200, the other hears of no account',
    async (level) => {
      for (let round = 0; round < 10; round++) {
        const account = await created()
        const answers = await Promise.all([1, 2].map(() => remove(account._id, tokens[level])))
        const statuses = answers.map((answer) => answer.status).toSorted((a, b) => a - b)
        expect(statuses).toEqual([200, level === 'admin' ? 404 : 403])
        expect(await porting(account.porting?._id)).toMatchObject({ stage: 'IN_CANCELLED', version: 2 })
      }
    },
  )
})

it('DELETE /mvno without an id is the operation’s 400', async () => {
  for (const path of ['/mvno', '/mvno/']) {
    const response = await fetch(kit.url + path, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${tokens.owner}` },
    })
    expect(await response.json()).toEqual({ success: false, ...mvnoDeleteErrors.idMissing })
  }
  const get = await fetch(`${kit.url}/mvno`)
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, DELETE'])
})
