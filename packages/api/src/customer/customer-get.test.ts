import { customerGetErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const family = await kit.addFamily()

describe.each(Object.entries(kit.transports))('customer.get over %s', (_transport, call) => {
  const get = (customerId: string | undefined, token: string) =>
    call({ operation: 'customer.get', token, path: { _id: customerId } })

  it('answers from VIEWER of it, RESELLER of it and ADMIN, in either letter case', async () => {
    const { companies, tokens } = family
    const answer = {
      status: 200,
      result: {
        _id: companies.customer,
        name: 'Kunde ApS',
        vatNumber: '25313763',
        address: 'Flæsketorvet 41',
        zip: '1711',
        city: 'København V',
        country: 'DK',
        parentReseller: companies.reseller,
        isReseller: false,
        reminders: true,
        version: 1,
      },
    }
    for (const person of ['viewer', 'manager', 'owner', 'reseller', 'admin'] as const)
      expect(await get(companies.customer.toUpperCase(), tokens[person])).toEqual(answer)
  })

  it('403 access_denied: PERSONAL, foreign and unknown alike', async () => {
    const { companies, tokens } = family
    expect(await get(companies.customer, tokens.personal)).toEqual(denied)
    for (const id of [companies.sibling, companies.reseller, newId()])
      expect(await get(id, tokens.owner)).toEqual(denied)
    for (const person of ['reseller', 'resellerAdmin'] as const)
      for (const id of [companies.foreignCustomer, companies.grandchild, newId()])
        expect(await get(id, tokens[person])).toEqual(denied)
  })

  it('404 customer: unknown to ADMIN', async () => {
    expect(await get(newId(), family.tokens.admin)).toEqual({ status: 404, row: errors.customerNotFound })
  })

  it.each(['1', 'g'.repeat(24), ' '.repeat(24), `${'a'.repeat(24)}\n`, '__proto__'])(
    '400 bad_request: %j',
    async (id) => {
      for (const person of ['admin', 'personal'] as const)
        expect(await get(id, family.tokens[person])).toEqual({ status: 400, row: errors.customerIdMissing })
    },
  )
})
