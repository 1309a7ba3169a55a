import type { Courier } from '@telecomx/delivery'
import { listErrors, poaListErrors as errors } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { sendNext } from '../testing/send-next.js'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  employees,
  companies: { customer },
} = await kit.addFamily()
await kit.addOperator()
await kit.addOperator({ _id: '01020', name: 'Øresund Tele A/S' })
const portings = await kit.addPortings(customer, [
  { operator: '01020' },
  { operator: '01010', numbers: ['+4570200000', '+4570200001'] },
  { operator: '01010' },
])
const day = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
const unknown = 'f'.repeat(24)

const admin = kit.transports.tRPC
const create = async (body: object) => {
  const { result } = await admin({
    operation: 'porting.poaCreate',
    token: tokens.owner,
    path: { customerId: customer },
    body,
  })
  return (result as { documents: string[] }).documents
}
const downloaded = await create({})
await admin({
  operation: 'porting.poaCreate',
  token: tokens.owner,
  path: { customerId: customer },
  body: { method: 'EMAIL', recipient: 'a@b.dk', mitId: true },
})
const refusing: Courier = {
  kind: 'smtp',
  description: 'refuses',
  handOver: async () => ({ outcome: 'failed', answer: '550 5.1.1 who?', fault: 'NO_SUCH_ADDRESS' }),
  close: async () => {},
}
await sendNext({ ...kit.dependencies, couriers: { EMAIL: refusing } }, 'EMAIL')

describe.each(Object.entries(kit.transports))('porting.poaList over %s', (_transport, call) => {
  const list = (token = tokens.owner, customerId = customer, body: object = {}) =>
    call({ operation: 'porting.poaList', token, path: { customerId }, body })

  it.each(['owner', 'reseller', 'admin'] as const)(
    '%s: the newest set first, and what became of each',
    async (who) => {
      const { status, result } = await list(tokens[who], customer.toUpperCase())
      expect(status).toBe(200)
      const made = {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        portingCode: expect.stringMatching(/^X\d{10}$/),
        pages: expect.any(Number),
        createdAt: day,
        createdBy: employees.owner,
      }
      const nordkabel = {
        ...made,
        operator: '01010',
        operatorName: 'Nordkabel A/S',
        portings: portings.slice(1).toSorted(),
        numbers: 3,
      }
      const oresund = {
        ...made,
        operator: '01020',
        operatorName: 'Øresund Tele A/S',
        portings: portings.slice(0, 1),
        numbers: 1,
      }
      const [first, second] = (result as { documents: { _id: string }[] }).documents
      const delivery = {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        customer,
        documents: [first?._id, second?._id],
        letter: 'POA',
        reminders: 0,
        method: 'EMAIL',
        recipient: 'a@b.dk',
        otherRecipient: true,
        state: 'failed',
        description: expect.stringContaining('Adressen findes ikke. Besked: „550 5.1.1 who?“.'),
        attempts: [{ number: 1, startedAt: day, endedAt: day, answer: '550 5.1.1 who?' }],
        returnBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        createdAt: day,
        createdBy: employees.owner,
        settledAt: day,
        via: 'smtp',
      }
      const emailed = { method: 'EMAIL', mitId: true, deliveries: [delivery] }
      const replaced = { method: 'DOWNLOAD', mitId: false, replacedAt: day, deliveries: [] }
      expect(result).toEqual({
        offset: 0,
        limit: 100,
        total: 4,
        documents: [
          { ...nordkabel, ...emailed },
          { ...oresund, ...emailed },
          { ...nordkabel, ...replaced, _id: downloaded[0] },
          { ...oresund, ...replaced, _id: downloaded[1] },
        ],
      })
    },
  )

  it('a part of the list, and when a document was fetched', async () => {
    const setDownloaded = (at: Date | null) =>
      kit.database
        .updateTable('poa_document')
        .set({ downloaded_at: at })
        .where('id', '=', downloaded[1] ?? '')
        .execute()
    await setDownloaded(new Date())
    const { result } = await list(tokens.owner, customer, { offset: 3, limit: 5 })
    expect(result).toMatchObject({
      offset: 3,
      limit: 5,
      total: 4,
      documents: [{ _id: downloaded[1], downloadedAt: day }],
    })
    await setDownloaded(null)
  })

  it('tells it in the language of who asks', async () => {
    const english = await kit.tokenFor('OWNER', customer, { language: 'en' })
    const { result } = await list(english)
    expect(JSON.stringify(result)).toContain('Could not be sent. The address does not exist.')
  })

  it('or in that which is asked for; 422 language: any other', async () => {
    const { result } = await list(tokens.owner, customer, { language: 'en' })
    expect(JSON.stringify(result)).toContain('Could not be sent. The address does not exist.')
    expect(await list(tokens.owner, customer, { language: 'sv' })).toEqual({
      status: 422,
      row: errors.languageInvalid,
    })
  })

  it('a customer without documents; 404 not_found: an unknown one, to ADMIN', async () => {
    const { result } = await list(tokens.admin, await kit.addCustomer())
    expect(result).toEqual({ offset: 0, limit: 100, total: 0, documents: [] })
    expect(await list(tokens.admin, unknown)).toEqual({ status: 404, row: errors.customerNotFound })
  })

  it('400 bad_request: malformed customer id', async () => {
    for (const id of ['', 'zz', `${'a'.repeat(24)}\n`])
      expect(await list(tokens.viewer, id)).toEqual({ status: 400, row: errors.customerIdMissing })
  })

  it('422 offset, 422 limit', async () => {
    const bad = { offset: -1, limit: 501 }
    expect(await list(tokens.owner, customer, bad)).toEqual({ status: 422, row: listErrors.offsetInvalid })
    expect(await list(tokens.owner, customer, { limit: 0 })).toEqual({
      status: 422,
      row: listErrors.limitInvalid,
    })
  })

  it.each(['viewer', 'manager', 'foreignOwner', 'resellerAdmin'] as const)(
    '403 access_denied: %s',
    async (who) => {
      for (const id of [customer, unknown]) expect(await list(tokens[who], id, { limit: 0 })).toEqual(denied)
    },
  )
})

it('400 bad_request: GET /porting/poa, where the customer is missing', async () => {
  const answer = await fetch(`${kit.url}/porting/poa`, { headers: { 'x-api-key': tokens.owner } })
  expect([answer.status, await answer.json()]).toEqual([400, { success: false, ...errors.customerIdMissing }])
})
