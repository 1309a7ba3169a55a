import type { AccessLevel, DeliveryState, TaskKind, WorkList } from '@telecomx/validation'
import { workListErrors as errors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const operator = await kit.addOperator({
  name: 'Nordkabel A/S',
  npEmail: 'np@nordkabel.example',
  orderWait: 24,
})
const tokens = await kit.tokensOf()
const admin = await kit.clientFor('ADMIN')

let customer = ''
beforeEach(async () => {
  for (const table of ['signed_copy_porting', 'signed_copy_part', 'delivery_signed_copy'] as const)
    await kit.database.deleteFrom(table).execute()
  await kit.database.deleteFrom('signed_copy').execute()
  await kit.database.updateTable('delivery').set({ state: 'sent' }).execute()
  await kit.database.updateTable('porting').set({ stage: 'IN_COMPLETED' }).execute()
  customer = await kit.addCustomer({ name: 'Brødrene Ærø ApS', parentReseller: kit.reseller })
})

const call = (body: object = {}, token = tokens.ADMIN) =>
  kit.transports.tRPC({ operation: 'work.list', token, body })
const list = async (body: object = {}, token = tokens.ADMIN) => (await call(body, token)).result as WorkList
const kindsFor = async (level: AccessLevel, of = level === 'RESELLER' ? kit.reseller : customer) =>
  (await list({}, await kit.tokenFor(level, of))).kinds.map(({ kind }) => kind)
const onlyTask = async () => (await list()).tasks[0]
const portingsAt = async (
  stage: Parameters<typeof kit.putAtStage>[1],
  hoursAgo = 0,
  more: object[] = [{}],
) => {
  const portings = await kit.addPortings(
    customer,
    more.map((one) => ({ operator, ...one })),
  )
  await kit.putAtStage(portings, stage, hoursAgo)
  return portings
}

/** A delivery of documents that wait to be signed, as poaCreate records it, that ended so. */
async function endedDelivery(
  state: DeliveryState,
  method: 'EMAIL' | 'FAX' = 'EMAIL',
  customerId = customer,
): Promise<string> {
  await kit.addPortings(customerId, [{ operator }])
  const recipient = method === 'EMAIL' ? 'kontor@aeroe.example' : '33254188'
  await admin.porting.poaCreate.mutate({ customerId, method, recipient })
  const { deliveries } = await admin.delivery.list.query({ customer: customerId })
  const id = deliveries[0]?._id ?? ''
  await end(id, state)
  return id
}

const end = (id: string, state: DeliveryState) =>
  kit.database
    .updateTable('delivery')
    .set({ state, next_attempt_at: null, settled_at: new Date() })
    .where('id', '=', id)
    .execute()

describe('what is on the work list', () => {
  it('nothing, when nothing waits', async () => {
    expect(await list()).toEqual({ offset: 0, limit: 100, total: 0, tasks: [], kinds: [] })
  })

  it('COPY_UNMATCHED: until it is thrown away', async () => {
    const document = await kit.addSignedCopy(customer, { state: 'UNMATCHED', filename: 'scan.png' })
    expect(await onlyTask()).toEqual({
      kind: 'COPY_UNMATCHED',
      since: expect.any(String) as string,
      _id: document,
      customer: { _id: customer, name: 'Brødrene Ærø ApS' },
      portings: 0,
      filename: 'scan.png',
    })
    await admin.document.discard.mutate({ document })
    expect(await list()).toMatchObject({ total: 0 })
  })

  it('COPY_TO_REVIEW, then COPY_TO_SEND, then neither', async () => {
    const portings = await portingsAt('IN_AWAITING_POA_FROM_CUSTOMER', 0, [{ numbers: ['+4533254100'] }, {}])
    const document = await kit.addSignedPoa(customer, { operator, portings, state: 'RECEIVED' })
    const [_id = ''] = portings
    expect(await onlyTask()).toMatchObject({
      kind: 'COPY_TO_REVIEW',
      _id: document,
      operator: { _id: operator, name: 'Nordkabel A/S' },
      portings: 2,
      filename: 'scan.png',
    })
    await admin.porting.documentApprove.mutate({ _id, document })
    expect(await onlyTask()).toMatchObject({ kind: 'COPY_TO_SEND', _id: document, portings: 2 })
    await admin.porting.poaSend.mutate({ _id })
    expect(await list()).toMatchObject({ total: 0 })
  })

  it('COPY_TO_SEND: not for donors that go by the ICC alone; those can be ordered', async () => {
    const byIcc = await kit.addOperator({ _id: '00777', mvnoAuth: 'ICC' })
    const portings = await kit.addPortings(customer, [{ operator: byIcc, type: 'MVNO' }])
    await kit.putAtStage(portings, 'IN_AWAITING_POA_FROM_CUSTOMER')
    const document = await kit.addSignedPoa(customer, { operator: byIcc, portings, state: 'RECEIVED' })
    expect((await list()).kinds).toEqual([{ kind: 'COPY_TO_REVIEW', total: 1 }])
    await admin.porting.documentApprove.mutate({ _id: portings[0] ?? '', document })
    expect((await list()).kinds).toEqual([{ kind: 'ORDER_DUE', total: 1 }])
  })

  it('DELIVERY_FAILED: until it is sent again', async () => {
    const deliveryId = await endedDelivery('failed')
    expect(await onlyTask()).toMatchObject({
      kind: 'DELIVERY_FAILED',
      _id: deliveryId,
      customer: { _id: customer },
      letter: 'POA',
      method: 'EMAIL',
      recipient: 'kontor@aeroe.example',
    })
    await admin.porting.poaResend.mutate({ deliveryId })
    expect(await list()).toMatchObject({ total: 0 })
  })

  it('DELIVERY_FAILED: until its documents are replaced', async () => {
    await endedDelivery('failed')
    await admin.porting.poaCreate.mutate({ customerId: customer })
    expect(await list()).toMatchObject({ total: 0 })
  })

  it('DELIVERY_FAILED: until nobody waits for a signature any more', async () => {
    await endedDelivery('failed')
    await kit.database
      .updateTable('porting')
      .set({ stage: 'IN_CANCELLED' })
      .where('customer', '=', customer)
      .execute()
    expect(await list()).toMatchObject({ total: 0 })
  })

  it.each([
    ['PROGRESS', 13, 1],
    ['PROGRESS', 15, 0],
    ['COPY_REFUSED', 15, 0],
  ] as const)('DELIVERY_FAILED: news (%s) of %i days ago: %i', async (letter, days, total) => {
    const id = await kit.addDelivery(customer, { letter, letterFacts: {}, state: 'failed' })
    const created_at = sql<Date>`utc_timestamp(3) - interval ${days} day`
    await kit.database.updateTable('delivery').set({ created_at }).where('id', '=', id).execute()
    expect(await list()).toMatchObject({ total })
  })

  it('DELIVERY_FAILED: to a donor waits for ADMIN, until the portings are ordered', async () => {
    const portings = await portingsAt('IN_POA_SENT')
    const copy = await kit.addSignedPoa(customer, { operator, portings })
    await kit.addDelivery(customer, {
      letter: 'DONOR',
      letterFacts: {},
      signedCopyIds: [copy],
      state: 'failed',
    })
    expect((await list()).kinds).toEqual([{ kind: 'DELIVERY_FAILED', total: 1 }])
    expect(await kindsFor('OWNER')).toEqual([])
    await kit.putAtStage(portings, 'IN_ORDERED')
    expect(await list()).toMatchObject({ total: 0 })
  })

  it('DELIVERY_UNKNOWN: until somebody decides', async () => {
    const deliveryId = await endedDelivery('unknown', 'FAX')
    expect(await onlyTask()).toMatchObject({ kind: 'DELIVERY_UNKNOWN', _id: deliveryId, method: 'FAX' })
    await admin.porting.poaRelease.mutate({ deliveryId, arrived: true })
    expect(await list()).toMatchObject({ total: 0 })
  })

  const makePoa = async () => {
    const { documents } = await admin.porting.poaCreate.mutate({ customerId: customer })
    return documents[0] ?? ''
  }

  it('POA_TO_SIGN: one for each document, until it came back; replaced by the new one', async () => {
    const owner = await kit.tokenFor('OWNER', customer)
    const portings = await portingsAt('IN_CREATED', 0, [{ numbers: ['+4533254100'] }, {}])
    await makePoa()
    const newest = await makePoa()
    expect(await list({}, owner)).toMatchObject({
      kinds: [{ kind: 'POA_TO_SIGN', total: 1 }],
      tasks: [{ _id: newest, operator: { _id: operator }, portings: 2 }],
    })
    await kit.putAtStage(portings, 'IN_POA_RECEIVED_FROM_CUSTOMER')
    expect(await list({}, owner)).toMatchObject({ total: 0 })
  })

  it('COPY_REFUSED: in place of the document, until a new one is made', async () => {
    const owner = await kit.tokenFor('OWNER', customer)
    const portings = await portingsAt('IN_CREATED')
    await makePoa()
    const [_id = ''] = portings
    const refuse = async () => {
      const document = await kit.addSignedPoa(customer, { operator, portings, state: 'RECEIVED' })
      await kit.putAtStage(portings, 'IN_POA_RECEIVED_FROM_CUSTOMER')
      await admin.porting.documentRefuse.mutate({ _id, document, reason: 'NOT_SIGNED' })
      return document
    }
    await refuse()
    const second = await refuse()
    expect(await list({}, owner)).toMatchObject({
      kinds: [{ kind: 'COPY_REFUSED', total: 1 }],
      tasks: [{ _id: second, portings: 1, reason: 'NOT_SIGNED', filename: 'scan.png' }],
    })
    const newest = await makePoa()
    expect((await list({}, owner)).tasks).toMatchObject([{ kind: 'POA_TO_SIGN', _id: newest }])
  })

  it('COPY_REFUSED: no more when the portings went on and wait for another signature', async () => {
    const portings = await portingsAt('IN_CREATED')
    const [_id = ''] = portings
    const document = await kit.addSignedPoa(customer, { operator, portings, state: 'RECEIVED' })
    await kit.putAtStage(portings, 'IN_POA_RECEIVED_FROM_CUSTOMER')
    await admin.porting.documentRefuse.mutate({ _id, document, reason: 'NOT_SIGNED' })
    expect(await kindsFor('OWNER')).toEqual(['COPY_REFUSED'])
    await admin.porting.stageOverride.mutate({ _id, stage: 'IN_REJECTED' })
    await admin.porting.waitCustomer.mutate({ _id })
    expect(await kindsFor('OWNER')).not.toContain('COPY_REFUSED')
  })

  it('PORTING_REJECTED: one task for what a donor refused in the same words', async () => {
    const portings = await portingsAt('IN_REJECTED', 5, [{}, {}, {}])
    const reason = { stage_message: 'WRONG_OWNER' }
    await kit.database.updateTable('porting').set(reason).where('id', 'in', portings.slice(0, 2)).execute()
    const { tasks, total } = await list()
    expect([total, tasks.map((task) => [task.kind, task.portings, task.reason])]).toEqual([
      2,
      expect.arrayContaining([
        ['PORTING_REJECTED', 2, 'WRONG_OWNER'],
        ['PORTING_REJECTED', 1, undefined],
      ]) as unknown,
    ])
    expect(portings).toContain(tasks[0]?._id)
  })

  it('ORDER_DUE: from the end of the donor’s wait, unless it goes by itself', async () => {
    const [early = ''] = await portingsAt('IN_POA_SENT', 23)
    const [due = ''] = await portingsAt('IN_POA_SENT', 30)
    const task = await onlyTask()
    expect(task).toMatchObject({ kind: 'ORDER_DUE', _id: due, portings: 1 })
    expect(Math.round((Date.now() - Date.parse(task?.since ?? '')) / 3_600_000)).toBe(6)
    await kit.database
      .updateTable('porting')
      .set({ auto_start_order: new Date() })
      .where('id', 'in', [early, due])
      .execute()
    expect(await list()).toMatchObject({ total: 0 })
  })
})

describe('the list', () => {
  it('begins with the oldest, counts by kind, and gives a page of one kind', async () => {
    await portingsAt('IN_REJECTED', 1)
    await portingsAt('IN_POA_SENT', 100)
    await kit.addSignedCopy(customer, { state: 'UNMATCHED' })
    const kinds = [
      { kind: 'COPY_UNMATCHED', total: 1 },
      { kind: 'ORDER_DUE', total: 1 },
      { kind: 'PORTING_REJECTED', total: 1 },
    ]
    const whole = await list()
    expect([whole.kinds, whole.total]).toEqual([kinds, 3])
    const order: TaskKind[] = ['ORDER_DUE', 'PORTING_REJECTED', 'COPY_UNMATCHED']
    expect(whole.tasks.map(({ kind }) => kind)).toEqual(order)
    expect((await list({ offset: 1, limit: 1 })).tasks.map(({ kind }) => kind)).toEqual(['PORTING_REJECTED'])
    expect(await list({ kind: 'COPY_UNMATCHED' })).toMatchObject({
      total: 1,
      kinds,
      tasks: [{ portings: 0 }],
    })
  })

  it('is counted up to 10,000, each kind and all together', async () => {
    await kit.addSignedCopy(customer, { state: 'UNMATCHED' })
    await sql`
      insert into signed_copy (id, state, source, type, filename, size, sha256, received_at)
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 1000)
      select left(sha2(concat(one.n, '-', ten.n), 256), 24), 'UNMATCHED', 'EMAIL', 'PDF', 'scan.pdf', 1,
        sha2(concat(one.n, '-', ten.n), 256), utc_timestamp(3)
      from numbers as one join numbers as ten on ten.n <= 10`.execute(kit.database)
    await portingsAt('IN_REJECTED')
    const most = { total: 10_000, totalIsLeast: true }
    expect(await list({ limit: 1 })).toMatchObject({
      ...most,
      kinds: [
        { kind: 'COPY_UNMATCHED', ...most },
        { kind: 'PORTING_REJECTED', total: 1 },
      ],
    })
    expect(await list({ kind: 'PORTING_REJECTED' })).not.toHaveProperty('totalIsLeast')
    await kit.database.deleteFrom('signed_copy').orderBy('id').limit(1).execute()
    const { kinds, ...facts } = await list({ limit: 1, kind: 'COPY_UNMATCHED' })
    expect([kinds[0], facts.total, facts.totalIsLeast]).toEqual([
      { kind: 'COPY_UNMATCHED', total: 10_000 },
      10_000,
      undefined,
    ])
  })

  it.each([
    ['OWNER', ['DELIVERY_FAILED', 'POA_TO_SIGN', 'PORTING_REJECTED']],
    ['RESELLER', ['DELIVERY_FAILED', 'PORTING_REJECTED']],
    ['RESELLER_ADMIN', ['DELIVERY_FAILED', 'ORDER_DUE', 'PORTING_REJECTED']],
    [
      'ADMIN',
      [
        'COPY_TO_REVIEW',
        'COPY_UNMATCHED',
        'DELIVERY_FAILED',
        'DELIVERY_UNKNOWN',
        'ORDER_DUE',
        'PORTING_REJECTED',
      ],
    ],
  ] as const)('%s sees what they can do something about', async (level, kinds) => {
    await endedDelivery('failed')
    // A second set of the same customer would replace the first.
    await endedDelivery('unknown', 'FAX', await kit.addCustomer())
    await portingsAt('IN_REJECTED')
    await portingsAt('IN_POA_SENT', 100)
    await kit.addSignedCopy(customer, { state: 'UNMATCHED' })
    await kit.addSignedPoa(customer, {
      operator,
      portings: await portingsAt('IN_AWAITING_POA_FROM_CUSTOMER'),
      state: 'RECEIVED',
    })
    expect(await kindsFor(level)).toEqual(kinds)
  })

  it('is of no foreign customer', async () => {
    await portingsAt('IN_REJECTED')
    expect(await kindsFor('OWNER', await kit.addCustomer())).toEqual([])
  })

  it.each([
    ['kind', { kind: 'copy_unmatched' }, errors.kindInvalid],
    ['offset', { offset: -1 }, errors.offsetInvalid],
    ['limit', { limit: 501 }, errors.limitInvalid],
  ])('422 %s', async (_field, body, row) => {
    expect(await call(body)).toEqual({ status: 422, row })
  })

  it('403: below OWNER there is none', async () => {
    expect(await call({}, tokens.MANAGER)).toEqual(denied)
  })
})
