import {
  invalidField,
  type NewOperator,
  type Operator,
  operatorUpdateErrors as errors,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens: Record<string, string> = await kit.tokensOf()

const stored: NewOperator = {
  _id: '00420',
  name: 'Nordkabel A/S',
  address: 'Kabelvej 1, 9000 Aalborg',
  npNumber: '+4570101010',
  npFax: '+4570101011',
  npEmail: 'np@nordkabel.example',
  npOpeningHours: 'man-fre 8:00-16:00',
  notes: 'Spørg efter Rune',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
  iccValidation: '/^894512\\d{13}F$/',
  orderWait: 24,
  customerIdValidation: true,
}
const first: Operator = { ...stored, version: 1 }
const without = (...fields: string[]) =>
  Object.fromEntries(Object.entries(stored).filter(([field]) => !fields.includes(field)))

beforeEach(async () => {
  await kit.database.deleteFrom('operator').execute()
  await kit.addOperator(stored)
  await kit.addOperator({ ...stored, _id: '00421' })
})

const refused: [string, object, object][] = [
  ['404 name: blank', { name: ' \u200b' }, errors.nameMissing],
  ['422 name: number', { name: 7 }, invalidField('name')],
  ['422 name: not in the font', { name: '张伟' }, errors.nameUnprintable],
  ['404 address: empty', { address: '' }, errors.addressMissing],
  ['422 npNumber: empty', { npNumber: '' }, errors.npNumberInvalid],
  ['422 npFax: letters', { npFax: 'ring' }, errors.npFaxInvalid],
  ['422 npEmail: two addresses', { npEmail: 'a@b.dk, c@d.dk' }, errors.npEmailInvalid],
  ['422 fixedAuth: ICC', { fixedAuth: 'ICC' }, errors.fixedAuthInvalid],
  ['422 mvnoAuth: empty', { mvnoAuth: '' }, errors.mvnoAuthInvalid],
  ['422 iccValidation: broken', { iccValidation: '(' }, errors.iccValidationInvalid],
  ['422 orderWait: text', { orderWait: '24' }, errors.orderWaitInvalid],
  ['422 orderWait: over a year', { orderWait: 8761 }, errors.orderWaitInvalid],
  ['422 customerIdValidation: text', { customerIdValidation: 'true' }, invalidField('customerIdValidation')],
  ['422 notes: list', { notes: ['a'] }, invalidField('notes')],
  ['first fault in the order of the page', { orderWait: 'x', npEmail: 'x' }, errors.npEmailInvalid],
]

describe.each(Object.entries(kit.transports))('operator.update over %s', (_transport, call) => {
  const update = (body: unknown, { _id = '00420', level = 'ADMIN' } = {}) =>
    call({ operation: 'operator.update', token: tokens[level], path: { _id }, body })

  it('changes what is given and answers the whole operator', async () => {
    const changes = {
      name: ' Nordkabel Net ',
      npNumber: '70 10 10 12',
      orderWait: 0,
      customerIdValidation: false,
    }
    const changed = {
      ...stored,
      ...changes,
      name: 'Nordkabel Net',
      npNumber: '+4570101012',
      version: 2,
    }
    expect(await update(changes)).toEqual({ status: 200, result: changed })
    expect(await update({})).toEqual({ status: 200, result: changed })
    expect(await update({ unknown: 1 }, { _id: '00421' })).toEqual({
      status: 200,
      result: { ...first, _id: '00421' },
    })
  })

  it('null counts as left out, but for orderWait, of which it is a value', async () => {
    const nulls = Object.fromEntries(Object.keys(first).map((field) => [field, null]))
    expect(await update(nulls)).toEqual({ status: 200, result: { ...stored, orderWait: null, version: 2 } })
  })

  it('an empty text unsets what an operator may do without', async () => {
    const fields = ['npFax', 'npEmail', 'npOpeningHours', 'notes', 'iccValidation']
    const answer = await update(Object.fromEntries(fields.map((field) => [field, ''])))
    expect(answer).toEqual({ status: 200, result: { ...without(...fields), version: 2 } })
  })

  it.each(refused)('%s', async (_title, body, row) => {
    expect(await update({ address: 'Ny vej 1', ...body })).toEqual({
      status: (row as { code: number }).code,
      row,
    })
    expect(await update({})).toEqual({ status: 200, result: first })
  })

  it('the path says which operator; an _id in the body is no new CPS code', async () => {
    const body = { _id: '77777', name: 'Nordkabel' }
    const answer = await call({
      operation: 'operator.update',
      token: tokens.ADMIN,
      path: { _id: '00420' },
      body,
    })
    expect(answer).toEqual({ status: 200, result: { ...stored, name: 'Nordkabel', version: 2 } })
  })

  it.each([undefined, '0042', '004200', 'x'])('400 bad_request before any right: id %j', async (_id) => {
    for (const level of ['ADMIN', 'PERSONAL'])
      expect(await call({ operation: 'operator.update', token: tokens[level], path: { _id } })).toEqual({
        status: 400,
        row: errors.idMissing,
      })
  })

  it.each(['RESELLER_ADMIN', 'VIEWER', 'NO_LOGIN'])(
    '403 access_denied: %s learns nothing about fields or existence',
    async (level) => {
      for (const [_id, body] of [
        ['00420', {}],
        ['99999', {}],
        ['00420', { name: '' }],
      ] as const)
        expect(await update(body, { _id, level })).toEqual(denied)
    },
  )

  it('404 id: no such operator, and none is created', async () => {
    for (const body of [{}, { name: 'Ny' }])
      expect(await update(body, { _id: '99999' })).toEqual({ status: 404, row: errors.operatorNotFound })
    const { total } = (await call({ operation: 'operator.list', token: tokens.ADMIN })).result as {
      total: number
    }
    expect(total).toBe(2)
  })

  it('a fault of a field comes before the state', async () => {
    expect(await update({ name: '' }, { _id: '99999' })).toEqual({ status: 404, row: errors.nameMissing })
  })

  it('two updates of different fields at once both last', async () => {
    await Promise.all([update({ name: 'One' }), update({ notes: 'Two' }), update({ orderWait: 3 })])
    expect((await update({})).result).toEqual({
      ...stored,
      name: 'One',
      notes: 'Two',
      orderWait: 3,
      version: 4,
    })
  })
})
