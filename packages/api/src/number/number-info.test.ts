import { type AccessLevel, numberInfoErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens = await kit.tokensOf()
await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S' })
await kit.addNumberRange({ from: '+4533000000', to: '+4533999999', operator: '09999' })
await kit.addNumberRange({ from: '+4533254100', to: '+4533254199', operator: '01010' })
await kit.addNumberRange({ from: '+4583000000', operator: '01010' })
await kit.addNumberRange({ from: '+4522000000', to: '+4522000999', operator: '01010' })

const nordkabel = { operator: '01010', operatorName: 'Nordkabel A/S' }

describe.each(Object.entries(kit.transports))('number.info over %s', (_transport, call) => {
  const info = (number: unknown, level: AccessLevel = 'VIEWER') =>
    call({ operation: 'number.info', token: tokens[level], path: { number: number as string } })

  it.each([
    ['33254150', { number: '+4533254150', type: 'FIXED', ...nordkabel }],
    ['+4533254150', { number: '+4533254150', type: 'FIXED', ...nordkabel }],
    ['0045 33 25 41-50', { number: '+4533254150', type: 'FIXED', ...nordkabel }],
    ['22000999', { number: '+4522000999', type: 'MOBILE', ...nordkabel }],
    ['33254200', { number: '+4533254200', type: 'FIXED', operator: '09999' }],
    ['34254200', { number: '+4534254200', type: 'MOBILE' }],
    ['80123456', { number: '+4580123456', type: 'SPECIAL' }],
    ['83000000', { number: '+4583000000', type: 'FIXED', ...nordkabel }],
    ['83000001', { number: '+4583000001', type: 'RESERVED' }],
  ])('%s', async (number, result) => {
    expect(await info(number)).toEqual({ status: 200, result })
  })

  it.each([
    undefined,
    '3325415',
    '332541500',
    '+4633254150',
    '4533254150',
    'x',
    '٣٣٢٥٤١٥٠',
    '%',
    '12345678901234567890',
  ])('422 id: %j is no Danish number', async (number) => {
    expect(await info(number)).toEqual({ status: 422, row: errors.numberInvalid })
  })

  it.each(['VIEWER', 'MANAGER', 'OWNER', 'RESELLER', 'ADMIN'] as const)('%s may ask', async (level) => {
    expect((await info('33254150', level)).status).toBe(200)
  })

  it.each(['NO_LOGIN', 'PERSONAL'] as const)('403 access_denied: %s', async (level) => {
    for (const number of ['33254150', 'x']) expect(await info(number, level)).toEqual(denied)
  })
})

it('422 id: a number that is no text', async () => {
  for (const number of [33254150, null, ['33254150'], {}])
    expect(
      await kit.transports.tRPC({ operation: 'number.info', token: tokens.VIEWER, body: { number } }),
    ).toEqual({ status: 422, row: errors.numberInvalid })
})
