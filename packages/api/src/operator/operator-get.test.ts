import { type AccessLevel, internalError, operatorGetErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens = await kit.tokensOf()

const whole = {
  _id: '00420',
  name: 'Nordkabel A/S',
  address: 'Kabelvej 1\n9000 Aalborg',
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
} as const
const summary = { _id: whole._id, name: whole.name, address: whole.address }

await kit.addOperator(whole)
await kit.addOperator({ _id: '00421', name: 'Without extras' })

describe.each(Object.entries(kit.transports))('operator.get over %s', (_transport, call) => {
  const get = (_id: string | undefined, level: AccessLevel = 'ADMIN') =>
    call({ operation: 'operator.get', token: tokens[level], path: { _id } })

  it.each([
    ['VIEWER', summary],
    ['MANAGER', summary],
    ['OWNER', summary],
    ['RESELLER', summary],
    ['RESELLER_ADMIN', { ...whole, version: 1 }],
    ['ADMIN', { ...whole, version: 1 }],
  ] as const)('%s sees exactly what the page says', async (level, visible) => {
    expect(await get(whole._id, level)).toEqual({ status: 200, result: visible })
  })

  it('leaves unset values out, the hours to wait excepted', async () => {
    const { result } = await get('00421')
    expect(Object.keys(result as object).toSorted()).toEqual(
      [
        '_id',
        'address',
        'customerIdValidation',
        'fixedAuth',
        'mvnoAuth',
        'name',
        'npNumber',
        'orderWait',
        'version',
      ].toSorted(),
    )
    expect(result).toMatchObject({ orderWait: null, customerIdValidation: false })
  })

  it.each([undefined, '0042', '004200', '٠٠٤٢٠', ' 00420', '1234567890abcdef12345678', '%'])(
    '400 bad_request before any right: id %j',
    async (_id) => {
      for (const level of ['ADMIN', 'PERSONAL'] as const)
        expect(await get(_id, level)).toEqual({ status: 400, row: errors.idMissing })
    },
  )

  it.each(['NO_LOGIN', 'PERSONAL'] as const)('403 access_denied: %s, there or not', async (level) => {
    for (const _id of [whole._id, '99999']) expect(await get(_id, level)).toEqual(denied)
  })

  it('404 id: no such operator', async () => {
    for (const level of ['VIEWER', 'ADMIN'] as const)
      expect(await get('99999', level)).toEqual({ status: 404, row: errors.operatorNotFound })
  })
})

it('500 internal_error: a row that is no operator is answered with nothing of it', async () => {
  await kit.addOperator({ _id: '00422' })
  await kit.database
    .updateTable('operator')
    .set({ fixed_auth: 'PIGEON' as never })
    .where('id', '=', '00422')
    .execute()
  const call = { operation: 'operator.get', token: tokens.ADMIN, path: { _id: '00422' } }
  expect(await kit.transports.REST(call)).toEqual({ status: 500, row: internalError })
})
