import { type PortingHistoryAnswer, portingHistoryErrors as errors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies, tokens, employees } = await kit.addFamily()
const donor = await kit.addOperator({ fixedAuth: 'EMAIL', npEmail: 'np@nordkabel.example' })
const customer = companies.customer
const [porting = '', other = ''] = await kit.addPortings(customer, [{ operator: donor }, { operator: donor }])
const call = kit.transports.tRPC
async function act(operation: string, body: object = {}, token = tokens.admin): Promise<void> {
  const { row } = await call({ operation, token, path: { _id: porting }, body })
  if (row) throw new Error(row.description)
}

// The whole way: documents by e-mail, a signed copy, the donor, an order, its answer; the other one takes part at first.
await act('porting.update', { donorCustomerId: 'K-17' }, tokens.owner)
await call({
  operation: 'porting.poaCreate',
  token: tokens.owner,
  path: { customerId: customer },
  body: { method: 'EMAIL', recipient: 'kontor@kunde.example' },
})
await kit.database
  .updateTable('delivery')
  .set({ state: 'sent', next_attempt_at: null, settled_at: sql`utc_timestamp(3)`, via: 'smtp', attempts: 1 })
  .where('customer', '=', customer)
  .execute()
const { id: poaDocument } = await kit.database
  .selectFrom('poa_document')
  .select('id')
  .executeTakeFirstOrThrow()
const copy = await kit.addSignedCopy(customer, { poaDocument, portings: [porting, other] })
await call({
  operation: 'porting.documentApprove',
  token: tokens.admin,
  path: { _id: porting, document: copy },
})
await act('porting.poaSend')
await act('porting.order')
await act('porting.reject', { reason: 'WRONG_OWNER' })
await act('porting.contact', { message: 'Ringer tilbage' })

describe.each(Object.entries(kit.transports))('porting.history over %s', (_transport, call) => {
  const historyOf = async (_id: string, token = tokens.admin) => {
    const { status, result } = await call({ operation: 'porting.history', token, path: { _id } })
    expect(status).toBe(200)
    return result as PortingHistoryAnswer
  }

  it('tells in order each stage, the papers, deliveries, orders and changes of facts, with who did it', async () => {
    const { events, earlier } = await historyOf(porting)
    expect(earlier).toBe(0)
    const told = events.map(({ objectType, stage }) => [objectType, stage].filter(Boolean).join(' '))
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "porting IN_CREATED
      porting
      porting IN_AWAITING_POA_FROM_CUSTOMER
      poaDocument
      delivery
      delivery
      porting IN_POA_RECEIVED_FROM_CUSTOMER
      signedCopy
      delivery
      porting IN_POA_SENT
      porting IN_ORDERED
      porting IN_REJECTED
      order
      porting IN_DONOR_CONTACTED"
    `)
    expect(events.map(({ date }) => date)).toEqual(events.map(({ date }) => date).toSorted())
    expect(events.find(({ after }) => after)).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      description: 'Åse Smørup ændrede porteringen (kundenummer hos operatøren).',
      employeeName: 'Åse Smørup',
      accessLevel: 'OWNER',
      objectType: 'porting',
      object: porting,
      before: { donorCustomerId: null },
      after: { donorCustomerId: 'K-17' },
    })
    const descriptions = events.map(({ description }) => description).join('\n')
    expect(descriptions).toContain('Til kontor@kunde.example: Afleveret til mailserveren')
    expect(events.at(-1)).toMatchObject({
      stage: 'IN_DONOR_CONTACTED',
      message: 'Ringer tilbage',
      description: 'Åse Smørup kontaktede den afgivende operatør om porteringen. Besked: „Ringer tilbage“.',
    })
  })

  it('of a porting that took part in some of it: that alone', async () => {
    const { events } = await historyOf(other)
    const stages = events.flatMap(({ stage }) => stage ?? [])
    expect(stages).toEqual([
      'IN_CREATED',
      'IN_AWAITING_POA_FROM_CUSTOMER',
      'IN_POA_RECEIVED_FROM_CUSTOMER',
      'IN_POA_SENT',
    ])
    expect(events.map(({ description }) => description).join()).not.toContain('K-17')
  })

  it('a stage from before there was a log stands by itself', async () => {
    const [old = ''] = await kit.addPortings(customer, [{ operator: donor }])
    await kit.database.updateTable('porting_stage').set({ audit: null }).where('porting', '=', old).execute()
    const { events } = await historyOf(old, tokens.owner)
    expect(events).toEqual([
      {
        date: expect.any(String) as string,
        description: 'Porteringen kom til trinnet „Oprettet“.',
        objectType: 'porting',
        stage: 'IN_CREATED',
      },
    ])
  })

  it('in the language that is asked for; 422 language: any other', async () => {
    const asked = { operation: 'porting.history', token: tokens.admin, path: { _id: porting } }
    const { result } = await call({ ...asked, body: { language: 'en' } })
    expect((result as PortingHistoryAnswer).events.at(-1)?.description).toContain('contacted the donor')
    expect(await call({ ...asked, body: { language: 'sv' } })).toEqual({
      status: 422,
      row: errors.languageInvalid,
    })
  })

  it('in the language of the caller', async () => {
    const english = await kit.tokenFor('OWNER', customer, { language: 'en' })
    const { events } = await historyOf(porting, english)
    expect(events.at(-1)?.description).toBe(
      'Åse Smørup contacted the donor about the porting. Message: “Ringer tilbage”.',
    )
  })

  it('the owner and the reseller of the customer see it; whoever only looks does not', async () => {
    expect((await historyOf(porting, tokens.owner)).events.length).toBeGreaterThan(9)
    expect((await historyOf(porting, tokens.reseller)).events.length).toBeGreaterThan(9)
    for (const token of [tokens.manager, tokens.viewer, tokens.foreignReseller])
      expect(await call({ operation: 'porting.history', token, path: { _id: porting } })).toEqual(denied)
  })

  it('of more than a thousand events the newest, and how many are left out', async () => {
    const [long = ''] = await kit.addPortings(customer, [{ operator: donor }])
    const rows = Array.from({ length: 1003 }, (_, index) => ({
      id: newId(),
      made_at: new Date(Date.UTC(2027, 0, 1, 0, 0, index)),
      customer,
      employee: employees.admin,
      access_level: 'ADMIN' as const,
      action: 'porting.update' as const,
      object_type: 'porting' as const,
      object: long,
      after_change: JSON.stringify({ donorCustomerId: `K-${index}` }),
    }))
    await kit.database.insertInto('audit_log').values(rows).execute()
    const { events, earlier } = await historyOf(long)
    expect([events.length, earlier]).toEqual([1000, 4])
    expect(events.at(0)?.after).toEqual({ donorCustomerId: 'K-3' })
    expect(events.at(-1)?.after).toEqual({ donorCustomerId: 'K-1002' })
  })

  it('404 not_found: no such porting; 400 without its id', async () => {
    const missing = { operation: 'porting.history', token: tokens.admin, path: { _id: newId() } }
    expect(await call(missing)).toEqual({ status: 404, row: errors.portingNotFound })
    const malformed = { ...missing, path: { _id: 'x' } }
    expect(await call(malformed)).toEqual({ status: 400, row: errors.portingIdMissing })
  })
})
