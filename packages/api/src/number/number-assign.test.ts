import { numberAssignErrors as errors } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const tokens: Record<string, string> = await kit.tokensOf()
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
beforeEach(async () => {
  await kit.database.deleteFrom('number_range').execute()
})

const entries = () => kit.database.selectFrom('number_range').selectAll().orderBy('first_number').execute()

const refused: [string, object, object][] = [
  ['422 to: letters', { to: 'x', operator: '01010' }, errors.toInvalid],
  ['422 to: before the number', { to: '+4533254099', operator: '01010' }, errors.toInvalid],
  ['422 to: of another length', { to: '+453325410000', operator: '01010' }, errors.toInvalid],
  ['422 to: over 100,000,000 numbers', { to: '+4633254100', operator: '01010' }, errors.toInvalid],
  ['422 operator: missing', {}, errors.operatorInvalid],
  ['422 operator: four digits', { operator: '0101' }, errors.operatorInvalid],
  ['422 operator: not in the registry', { operator: '09999' }, errors.operatorInvalid],
  ['first fault in the order of the page', { to: '+4533254099', operator: 'x' }, errors.toInvalid],
]

describe.each(Object.entries(kit.transports))('number.assign over %s', (_transport, call) => {
  const assign = (from: string | undefined, body: object, level = 'ADMIN') =>
    call({ operation: 'number.assign', token: tokens[level], path: { from: from }, body })

  it('creates an entry for a single number', async () => {
    expect(await assign('33 25 41 00', { operator: '01010', to: null })).toEqual({
      status: 200,
      result: { success: true, from: '+4533254100', to: '+4533254100', operator: '01010' },
    })
    expect(await entries()).toEqual([
      { first_number: 4533254100, last_number: 4533254100, operator: '01010', digits: 1 },
    ])
  })

  it('creates an entry for a range, and gives the entry with the same bounds to another operator', async () => {
    const range = { from: '+4533254100', to: '+4533254299' }
    await assign(range.from, { to: '33254299', operator: '01010' })
    expect(await assign(range.from, { to: range.to, operator: '01020' })).toEqual({
      status: 200,
      result: { success: true, ...range, operator: '01020' },
    })
    expect(await entries()).toEqual([
      { first_number: 4533254100, last_number: 4533254299, operator: '01020', digits: 3 },
    ])
  })

  it('takes all the numbers of the country, and no more', async () => {
    expect((await assign('+4500000000', { to: '+4599999999', operator: '01010' })).status).toBe(200)
    expect(await assign('+4600000000', { to: '+4700000000', operator: '01010' })).toEqual({
      status: 422,
      row: errors.toInvalid,
    })
  })

  it.each(refused)('%s', async (_title, body, row) => {
    expect(await assign('+4533254100', body)).toEqual({ status: 422, row })
    expect(await entries()).toEqual([])
  })

  it.each([undefined, 'x', '123', '+0123456789', '*21*33254100#'])(
    '400 bad_request before any right: number %j',
    async (number) => {
      for (const level of ['ADMIN', 'OWNER'])
        expect(await assign(number, { operator: '01010' }, level)).toEqual({
          status: 400,
          row: errors.numberMissing,
        })
    },
  )

  it.each(['RESELLER_ADMIN', 'OWNER'])('403 access_denied: %s', async (level) => {
    for (const body of [{ operator: '01010' }, {}, { operator: '09999' }])
      expect(await assign('+4533254100', body, level)).toEqual(denied)
  })

  it('two at once: both answered, one entry', async () => {
    for (let round = 0; round < 10; round++) {
      const number = `+453325410${round}`
      const answers = await Promise.all([
        assign(number, { operator: '01010' }),
        assign(number, { operator: '01020' }),
      ])
      expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    }
    expect(await entries()).toHaveLength(10)
  })
})

describe('number.assign with a query', () => {
  const post = async (query: string, body?: object) => {
    const answer = await fetch(`${kit.url}/dk/number/33254100?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.ADMIN}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as object
  }

  it('reads operator and to, with a raw + as a blank', async () => {
    expect(await post('operator=01010&to=+4533254199')).toEqual({
      success: true,
      from: '+4533254100',
      to: '+4533254199',
      operator: '01010',
    })
  })

  it('the body comes first', async () => {
    expect(await post('operator=01010', { operator: '01020' })).toMatchObject({ operator: '01020' })
    expect(await post('operator=01010', { operator: null })).toMatchObject({ operator: '01010' })
  })

  it('422: a parameter given twice', async () => {
    expect(await post('operator=01010&operator=01020')).toMatchObject(errors.operatorInvalid)
    expect(await post('operator=01010&to=33254101&to=33254102')).toMatchObject(errors.toInvalid)
  })
})
