import {
  accessDenied,
  portingOrderErrors as errors,
  type PortingStage,
  portingStages,
} from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { companies, tokens } = await kit.addFamily()
const { customer } = companies
const resellerAdmin = await kit.tokenFor('RESELLER_ADMIN', kit.reseller)
await kit.addOperator()
const slow = await kit.addOperator({ _id: '01020', orderWait: 24 })
const byIcc = await kit.addOperator({ _id: '01030', mvnoAuth: 'ICC', orderWait: 24 })

interface Prepared {
  operator?: string
  type?: 'SIP' | 'MVNO'
  stage?: PortingStage
  hoursAgo?: number
  /** How many, of one document. */
  count?: number
  copy?: 'APPROVED' | 'RECEIVED' | 'REFUSED' | 'none'
}

/** Portings with a signed copy, at IN_POA_SENT since a moment ago unless it says otherwise. */
async function prepared(of: Prepared = {}): Promise<[string, ...string[]]> {
  const {
    operator = '01010',
    type = 'SIP',
    stage = 'IN_POA_SENT',
    hoursAgo = 0,
    count = 1,
    copy = 'APPROVED',
  } = of
  const donorSimNumber = type === 'MVNO' ? { donorSimNumber: '89451234567890123456' } : {}
  const ids = await kit.addPortings(
    customer,
    Array.from({ length: count }, () => ({ operator, type, ...donorSimNumber })),
  )
  if (copy !== 'none') await kit.addSignedPoa(customer, { operator, portings: ids, state: copy })
  await kit.putAtStage(ids, stage, hoursAgo)
  return ids as [string]
}

const portingOf = (id: string) =>
  kit.database.selectFrom('porting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const ordersOf = (id: string) =>
  kit.database
    .selectFrom('porting_order')
    .selectAll()
    .where('porting', '=', id)
    .orderBy('porting_version')
    .execute()
const numberOf = async (id: string) => (await portingOf(id)).number

describe.each(Object.entries(kit.transports))('porting.order over %s', (_transport, call) => {
  const order = (_id: string, body: object = {}, token = tokens.admin) =>
    call({ operation: 'porting.order', token, path: { _id }, body })

  it('400 bad_request: malformed porting id', async () => {
    expect(await order('zz')).toEqual({ status: 400, row: errors.portingIdMissing })
  })

  it.each(['viewer', 'owner', 'reseller', 'foreignReseller', 'foreignOwner'] as const)(
    '403 access_denied: %s',
    async (who) => {
      const [id] = await prepared()
      expect(await order(id, { portings: 'x' }, tokens[who])).toEqual(denied)
      expect((await portingOf(id)).stage).toBe('IN_POA_SENT')
    },
  )

  it('404 not_found to ADMIN, 403 access_denied to others', async () => {
    expect(await order('f'.repeat(24))).toEqual({ status: 404, row: errors.portingNotFound })
    expect(await order('f'.repeat(24), {}, resellerAdmin)).toEqual({ status: 403, row: accessDenied })
  })

  it('a RESELLER_ADMIN orders for a customer of the own reseller', async () => {
    const [id] = await prepared()
    expect(await order(id, {}, resellerAdmin)).toEqual({ status: 200, result: { success: true } })
    expect(await portingOf(id)).toMatchObject({ stage: 'IN_ORDERED', version: 2 })
  })

  it('what is ordered: what a clearing house needs', async () => {
    const [id] = await prepared({ type: 'MVNO', operator: byIcc, stage: 'IN_POA_RECEIVED_FROM_CUSTOMER' })
    const columns = { donor_customer_id: 'K-17', requested_date: new Date('2096-12-01T00:00:00Z') }
    await kit.database.updateTable('porting').set(columns).where('id', '=', id).execute()
    expect(await order(id)).toEqual({ status: 200, result: { success: true } })
    const [queued] = await ordersOf(id)
    expect(queued).toMatchObject({ state: 'queued', attempts: 0, porting_version: 2, lease_owner: null })
    expect(JSON.parse(queued?.facts ?? '')).toEqual({
      numbers: [await numberOf(id)],
      numberType: 'MVNO',
      portingType: 'IN',
      donor: byIcc,
      recipient: '01060',
      owner: { name: 'Smørrebrød & Søn A/S', zip: '1711' },
      donorSimNumber: '89451234567890123456',
      donorCustomerId: 'K-17',
      requestedDate: '2096-12-01T00:00:00.000Z',
      poa: {
        document: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        code: expect.stringMatching(/^X\d{10}$/) as string,
      },
    })
  })

  it('409 id: an outporting', async () => {
    const [id] = await prepared({ stage: 'IN_ORDERED' })
    await sql`update porting set porting_type = 'OUT' where id = ${id}`.execute(kit.database)
    expect(await order(id)).toEqual({ status: 409, row: errors.outporting })
  })

  const again = ['IN_REJECTED', 'IN_DONOR_CONTACTED']
  it.each(portingStages)('at %s', async (stage) => {
    const [id] = await prepared({ stage, operator: slow, hoursAgo: 24 })
    const may = ['IN_POA_SENT', ...again].includes(stage)
    expect(await order(id)).toEqual(
      may ? { status: 200, result: { success: true } } : { status: 403, row: errors.stageWrong },
    )
    expect((await ordersOf(id)).length).toBe(may ? 1 : 0)
  })

  it.each([
    ['a fixed line of a donor that goes by ICC', byIcc, 'SIP', 403],
    ['a mobile number of a donor that wants ICC and e-mail', '01010', 'MVNO', 403],
    ['a mobile number of a donor that goes by ICC alone', byIcc, 'MVNO', 200],
  ] as const)('at IN_POA_RECEIVED_FROM_CUSTOMER %s: %s', async (_title, operator, type, status) => {
    const [id] = await prepared({ operator, type, stage: 'IN_POA_RECEIVED_FROM_CUSTOMER' })
    expect((await order(id)).status).toBe(status)
  })

  it.each([
    ['none', errors.documentsMissing],
    ['REFUSED', errors.documentsMissing],
    ['RECEIVED', errors.copyNotApproved],
  ] as const)('409 documents: signed copy %s', async (copy, row) => {
    const [id] = await prepared({ copy })
    expect(await order(id)).toEqual({ status: 409, row })
  })

  it('409 operator: the document that was signed names another donor', async () => {
    const [id] = await prepared()
    await kit.database.updateTable('porting').set({ operator: slow }).where('id', '=', id).execute()
    expect(await order(id)).toEqual({ status: 409, row: errors.donorChanged })
    expect((await portingOf(id)).operator).toBe(slow)
  })

  it('409 operator: somebody else holds the number now; the porting gets that donor', async () => {
    const [id] = await prepared()
    await kit.addNumberRange({ from: await numberOf(id), operator: slow })
    expect(await order(id)).toEqual({ status: 409, row: errors.donorChanged })
    expect(await portingOf(id)).toMatchObject({ operator: slow, stage: 'IN_POA_SENT' })
  })

  it('409 operator: we hold the number ourselves; the porting keeps its donor', async () => {
    const [id] = await prepared()
    await kit.addOperator({ _id: '01060' })
    await kit.addNumberRange({ from: await numberOf(id), operator: '01060' })
    expect(await order(id)).toEqual({ status: 409, row: errors.donorChanged })
    expect(await portingOf(id)).toMatchObject({ operator: '01010' })
  })

  it('500 internal_error: the holder of the number is not in the registry', async () => {
    const [id] = await prepared()
    await kit.addNumberRange({ from: await numberOf(id), operator: '09876' })
    expect(await order(id)).toEqual({ status: 500, row: errors.holderUnknown })
    expect(await portingOf(id)).toMatchObject({ operator: '01010' })
  })

  it('a newer document of the right donor counts', async () => {
    const [id] = await prepared()
    await kit.database.updateTable('porting').set({ operator: slow }).where('id', '=', id).execute()
    await kit.addSignedPoa(customer, { operator: slow, portings: [id] })
    expect((await order(id)).status).toBe(200)
  })

  it('422 portings: malformed, and of another document', async () => {
    const [[id], [other]] = [await prepared(), await prepared()]
    expect(await order(id, { portings: 'x' })).toEqual({ status: 422, row: errors.portingsInvalid })
    expect(await order(id, { portings: [other] })).toEqual({
      status: 422,
      row: errors.portingsOfOtherDocuments,
    })
  })

  it('several of one document are ordered together, each with an order of its own', async () => {
    const [id, ...portings] = await prepared({ count: 3 })
    expect(await order(id, { portings })).toEqual({ status: 200, result: { success: true } })
    for (const one of [id, ...portings]) {
      expect((await portingOf(one)).stage).toBe('IN_ORDERED')
      expect(await ordersOf(one)).toHaveLength(1)
    }
  })

  it('or none of them is, and the one in the way is named', async () => {
    const [id, other = ''] = await prepared({ count: 2 })
    await kit.putAtStage([other], 'IN_CONFIRMED')
    const answer = await call({
      operation: 'porting.order',
      token: tokens.admin,
      path: { _id: id },
      body: { portings: [other] },
      withDetails: true,
    })
    expect(answer).toMatchObject({
      status: 403,
      row: errors.stageWrong,
      details: { count: 1, portings: [{ _id: other, stage: 'IN_CONFIRMED' }] },
    })
    expect((await portingOf(id)).stage).toBe('IN_POA_SENT')
    expect(await ordersOf(id)).toEqual([])
  })

  it('before the donor’s wait is over it starts by itself when it is', async () => {
    const [id] = await prepared({ operator: slow, hoursAgo: 1 })
    const { status, result } = await order(id)
    const porting = await portingOf(id)
    const startsAt = new Date(porting.stage_at.getTime() + 24 * 3_600_000)
    expect({ status, result }).toEqual({
      status: 200,
      result: { success: true, autoStartOrder: startsAt.toISOString() },
    })
    expect(porting).toMatchObject({ stage: 'IN_POA_SENT', version: 2, auto_start_order: startsAt })
    expect(await ordersOf(id)).toEqual([])
    const read = await call({ operation: 'porting.get', token: tokens.viewer, path: { _id: id } })
    expect(read.result).toMatchObject({ autoStartOrder: startsAt.toISOString() })
    // Asked for again it is no change.
    expect(await order(id)).toEqual({ status, result })
    expect((await portingOf(id)).version).toBe(2)
  })

  it('of two at once one orders', async () => {
    const [id] = await prepared()
    const answers = await Promise.all([order(id), order(id)])
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 403])
    expect(await ordersOf(id)).toHaveLength(1)
  })

  it('ordered again, the order before is called off where it went', async () => {
    const [id] = await prepared()
    await order(id)
    const sent = { state: 'sent', attempts: 1, next_attempt_at: null } as const
    await kit.database.updateTable('porting_order').set(sent).where('porting', '=', id).execute()
    await kit.putAtStage([id], 'IN_DONOR_CONTACTED')
    expect((await order(id)).status).toBe(200)
    expect(await ordersOf(id)).toMatchObject([{ state: 'withdrawing' }, { state: 'queued' }])
  })

  it('the audit log and the history tell of it', async () => {
    const [id] = await prepared()
    await order(id)
    const [entry] = await kit.database
      .selectFrom('porting_stage')
      .innerJoin('audit_log', 'audit_log.id', 'porting_stage.audit')
      .select(['stage', 'action', 'access_level', 'object', 'after_change'])
      .where('porting', '=', id)
      .execute()
    const orders = (await ordersOf(id)).map((one) => one.id)
    expect(entry).toEqual({
      stage: 'IN_ORDERED',
      action: 'porting.order',
      access_level: 'ADMIN',
      object: id,
      after_change: JSON.stringify({ stage: 'IN_ORDERED', orders }),
    })
  })
})
