import {
  accessDenied,
  invalidField,
  poaPlanErrors as errors,
  type PoaPlanOutput,
  unprintableField,
} from '@telecomx/validation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addCustomer,
  addOperator,
  addPortings,
  addToken,
  startTestServer,
  type TestServer,
  wires,
} from '../testing/index.js'

let server: TestServer
let customer: string
let ids: string[]
const tokens: Record<string, string> = {}
const unknown = 'f'.repeat(24)

beforeAll(async () => {
  server = await startTestServer()
  const { database } = server
  const reseller = await addCustomer(database, { is_reseller: true })
  customer = await addCustomer(database, { parent_reseller: reseller, city: null })
  await addOperator(database, { npEmail: 'np@nordkabel.example' })
  await addOperator(database, {
    _id: '01020',
    name: 'Øresund Tele A/S',
    customerIdValidation: true,
    fixedAuth: 'FAX',
  })
  ids = await addPortings(database, customer, [
    { operator: '01020', numbers: ['+4570100000', '+4570100001'] },
    { operator: '01010', numbers: ['+4570200000'], donorCustomerId: 'K-1' },
  ])
  const mobile = { operator: '01010', type: 'MVNO' as const, numbers: ['+4520200000'] as [string] }
  ids.push(...(await addPortings(database, customer, [mobile])))
  for (const level of ['VIEWER', 'MANAGER', 'OWNER'] as const)
    tokens[level] = await addToken(database, customer, level)
  tokens.reseller = await addToken(database, reseller, 'RESELLER')
  tokens.otherOwner = await addToken(database, await addCustomer(database), 'OWNER')
  tokens.houseResellerAdmin = await addToken(database, await addCustomer(database), 'RESELLER_ADMIN')
  tokens.ADMIN = await addToken(database, await addCustomer(database), 'ADMIN')
})
afterAll(() => server.close())

describe.each(Object.entries(wires))('porting.poaPlan over %s', (_wire, call) => {
  const plan = (body: unknown = {}, token = tokens.OWNER, customerId = customer) =>
    call(server.url, { operation: 'porting.poaPlan', token, path: { customerId }, body })

  it.each(['OWNER', 'reseller', 'ADMIN'])(
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

  it('writes nothing', async () => {
    await plan()
    const documents = await server.database.selectFrom('poa_document').select('id').execute()
    const stages = await server.database.selectFrom('porting').select('stage').distinct().execute()
    expect([documents, stages]).toEqual([[], [{ stage: 'IN_CREATED' }]])
  })

  it('a customer without portings: no documents; 404 not_found: an unknown one, to ADMIN', async () => {
    const bare = await addCustomer(server.database)
    expect(await plan({}, tokens.ADMIN, bare)).toEqual({ status: 200, result: { documents: [] } })
    expect(await plan({}, tokens.ADMIN, unknown)).toEqual({ status: 404, row: errors.customerNotFound })
  })

  it('400 bad_request: malformed customer id, before the level is looked at', async () => {
    for (const id of ['', 'zz', `${'a'.repeat(24)}\n`])
      expect(await plan({}, tokens.VIEWER, id)).toEqual({ status: 400, row: errors.customerIdMissing })
  })

  it.each(['VIEWER', 'MANAGER', 'otherOwner', 'houseResellerAdmin'])('403 access_denied: %s', async (who) => {
    for (const id of [customer, unknown])
      expect(await plan({ override: 1 }, tokens[who], id)).toEqual({ status: 403, row: accessDenied })
  })
})

describe('override, on the tRPC door', () => {
  const plan = (override: unknown) =>
    wires.tRPC(server.url, {
      operation: 'porting.poaPlan',
      token: tokens.OWNER,
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
