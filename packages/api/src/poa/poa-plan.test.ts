import {
  invalidField,
  poaPlanErrors as errors,
  type PoaPlanOutput,
  unprintableField,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer },
} = await kit.addFamily()
await kit.database.updateTable('customer').set({ city: null }).where('id', '=', customer).execute()
await kit.addOperator({ npEmail: 'np@nordkabel.example' })
await kit.addOperator({
  _id: '01020',
  name: 'Øresund Tele A/S',
  customerIdValidation: true,
  fixedAuth: 'FAX',
})
const ids = await kit.addPortings(customer, [
  { operator: '01020', numbers: ['+4570100000', '+4570100001'] },
  { operator: '01010', numbers: ['+4570200000'], donorCustomerId: 'K-1' },
])
const mobile = { operator: '01010', type: 'MVNO' as const, numbers: ['+4520200000'] as [string] }
ids.push(...(await kit.addPortings(customer, [mobile])))
const unknown = 'f'.repeat(24)
let lastNumber = 70_300_000
const newNumber = () => `+45${++lastNumber}`

describe.each(Object.entries(kit.transports))('porting.poaPlan over %s', (_transport, call) => {
  const plan = (body: unknown = {}, token = tokens.owner, customerId = customer) =>
    call({ operation: 'porting.poaPlan', token, path: { customerId }, body })

  it.each(['owner', 'reseller', 'admin'] as const)(
    '%s: the documents in CPS order, and what may go wrong',
    async (who) => {
      const { status, result } = await plan({}, tokens[who], customer.toUpperCase())
      expect(status).toBe(200)
      const description = expect.stringMatching(/\.$/)
      const city = { risk: 'OWNER_INCOMPLETE', field: 'city', description }
      expect(result).toEqual({
        documents: [
          {
            operator: '01010',
            operatorName: 'Nordkabel A/S',
            portings: [
              { porting: ids[2], numbers: ['+4520200000'], numberType: 'MVNO' },
              { porting: ids[1], numbers: ['+4570200000'], numberType: 'SIP', donorCustomerId: 'K-1' },
            ],
            numbers: 2,
            risks: [city, { risk: 'ICC_MISSING', porting: ids[2], field: 'donorSimNumber', description }],
          },
          {
            operator: '01020',
            operatorName: 'Øresund Tele A/S',
            portings: [{ porting: ids[0], numbers: ['+4570100000', '+4570100001'], numberType: 'SIP' }],
            numbers: 2,
            risks: [
              city,
              { risk: 'DONOR_ADDRESS_MISSING', field: 'npFax', description },
              { risk: 'DONOR_CUSTOMER_ID_MISSING', porting: ids[0], field: 'donorCustomerId', description },
            ],
          },
        ],
      })
    },
  )

  it('a wish for Christmas Eve: named with the porting, before it is too late to choose another day', async () => {
    const company = await kit.addCustomer({ address: 'Gade 1', zip: '5000', city: 'Odense' })
    const [porting] = await kit.addPortings(company, [{ operator: '01010', numbers: [newNumber()] }])
    const requested_date = new Date(`${new Date().getUTCFullYear() + 1}-12-24T00:00:00Z`)
    await kit.database
      .updateTable('porting')
      .set({ requested_date })
      .where('customer', '=', company)
      .execute()
    const { result } = await plan({}, tokens.admin, company)
    const day = requested_date.toISOString().slice(0, 10)
    expect((result as PoaPlanOutput).documents.flatMap(({ risks }) => risks)).toContainEqual({
      risk: 'REQUESTED_DATE_NO_WORKING_DAY',
      porting,
      field: 'requestedDate',
      description: expect.stringContaining(day) as string,
    })
  })

  it('writes nothing', async () => {
    await plan()
    const documents = await kit.database.selectFrom('poa_document').select('id').execute()
    const stages = await kit.database.selectFrom('porting').select('stage').distinct().execute()
    expect([documents, stages]).toEqual([[], [{ stage: 'IN_CREATED' }]])
  })

  it('a customer without portings: no documents; 404 not_found: an unknown one, to ADMIN', async () => {
    const bare = await kit.addCustomer()
    expect(await plan({}, tokens.admin, bare)).toEqual({ status: 200, result: { documents: [] } })
    expect(await plan({}, tokens.admin, unknown)).toEqual({ status: 404, row: errors.customerNotFound })
  })

  it('400 bad_request: malformed customer id, before the level is looked at', async () => {
    for (const id of ['', 'zz', `${'a'.repeat(24)}\n`])
      expect(await plan({}, tokens.viewer, id)).toEqual({ status: 400, row: errors.customerIdMissing })
  })

  it.each(['viewer', 'manager', 'foreignOwner', 'resellerAdmin'] as const)(
    '403 access_denied: %s',
    async (who) => {
      for (const id of [customer, unknown])
        expect(await plan({ override: 1 }, tokens[who], id)).toEqual(denied)
    },
  )
})

describe('override over tRPC', () => {
  const plan = (override: unknown) =>
    kit.transports.tRPC({
      operation: 'porting.poaPlan',
      token: tokens.owner,
      path: { customerId: customer },
      body: { override },
    })

  it('fills what the customer lacks', async () => {
    const { result } = await plan({ city: 'København V' })
    const risks = (result as PoaPlanOutput).documents.flatMap((document) => document.risks)
    expect(risks.map(({ risk }) => risk)).not.toContain('OWNER_INCOMPLETE')
  })

  it.each([
    ['422 override: text', 'x', errors.overrideInvalid],
    ['422 override.city: number', { city: 1 }, invalidField('override.city')],
    ['422 override.city: glyph', { city: '東京' }, unprintableField('override.city')],
  ])('%s', async (_title, override, row) => {
    expect(await plan(override)).toEqual({ status: 422, row })
  })
})
