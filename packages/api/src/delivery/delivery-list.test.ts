import { deliveryListErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
const { customer, sibling, grandchild, foreignCustomer } = companies
await kit.addOperator()
const sent = await kit.addDelivery(customer, { state: 'sent' })
const lost = await kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })
const siblings = await kit.addDelivery(sibling, { state: 'unknown', method: 'FAX' })
const beneath = await kit.addDelivery(grandchild)
const foreign = await kit.addDelivery(foreignCustomer)
const inOrder = async (ids: string[]) => {
  const { deliveries } = await listed(kit.transports.tRPC, tokens.admin)
  return deliveries.map(({ _id }) => _id).filter((id) => ids.includes(id))
}

async function listed(call: (typeof kit.transports)['tRPC'], token: string, body: object = {}) {
  const { result } = await call({ operation: 'delivery.list', token, body })
  return result as { total: number; deliveries: { _id: string; state: string; description: string }[] }
}

describe.each(Object.entries(kit.transports))('delivery.list over %s', (_transport, call) => {
  const ids = async (token: string, body: object = {}) => {
    const { total, deliveries } = await listed(call, token, body)
    expect(total).toBe(deliveries.length)
    return deliveries.map(({ _id }) => _id)
  }

  it('what waits for a person: unknown faxes, of every customer to ADMIN', async () => {
    expect(await ids(tokens.admin, { state: 'unknown' })).toEqual(await inOrder([lost, siblings]))
    expect(await ids(tokens.owner, { state: 'unknown' })).toEqual([lost])
    const [first] = (await listed(call, tokens.admin, { state: 'unknown', customer })).deliveries
    expect(first).toMatchObject({
      _id: lost,
      customer,
      method: 'FAX',
      description: expect.stringContaining('uvist') as string,
    })
  })

  it('the newest first; everybody sees what is theirs', async () => {
    const family = [sent, lost, siblings, beneath]
    expect(await ids(tokens.admin)).toEqual(await inOrder([...family, foreign]))
    expect(await ids(tokens.reseller)).toEqual(await inOrder(family))
    expect(await ids(tokens.subReseller)).toEqual([beneath])
    expect(await ids(tokens.owner)).toEqual(await inOrder([sent, lost]))
    expect(await ids(tokens.owner, { customer: sibling })).toEqual(await inOrder([sent, lost]))
    expect(await ids(tokens.reseller, { customer: foreignCustomer })).toEqual([])
  })

  it('in the language that is asked for', async () => {
    const [first] = (await listed(call, tokens.admin, { state: 'unknown', customer, language: 'en' }))
      .deliveries
    expect(first?.description).toContain('not known whether')
  })

  it('a part of it', async () => {
    const { total, deliveries } = await listed(call, tokens.admin, { offset: 1, limit: 2 })
    expect([total, deliveries.length]).toEqual([5, 2])
  })

  it.each<[string, object, { code: number }]>([
    ['422 customer', { customer: 'x', state: 'x' }, errors.customerInvalid],
    ['422 state', { state: 'lost' }, errors.stateInvalid],
    ['422 offset', { offset: -1 }, errors.offsetInvalid],
    ['422 limit', { limit: 501 }, errors.limitInvalid],
    ['422 language', { language: 'sv' }, errors.languageInvalid],
  ])('%s', async (_title, body, row) => {
    expect(await call({ operation: 'delivery.list', token: tokens.owner, body })).toEqual({
      status: 422,
      row,
    })
  })

  it.each(['viewer', 'manager'] as const)('403 access_denied: %s', async (who) => {
    const body = { limit: 0 }
    expect(await call({ operation: 'delivery.list', token: tokens[who], body })).toEqual(denied)
  })
})
