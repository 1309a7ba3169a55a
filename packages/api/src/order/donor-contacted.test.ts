import { listBreaches } from '@telecomx/database'
import { portingConfirmErrors, portingOrderErrors, portingRejectErrors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import type { ReceivedAnswer } from './order-gateway.js'
import { startDueOrders } from './start-due-orders.js'
import { takeAnswers } from './take-answers.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const customer = await kit.addCustomer()
const admin = await kit.clientFor('ADMIN')
const token = await kit.tokenFor('ADMIN')
const operator = await kit.addOperator()
const slow = await kit.addOperator({ _id: '01020', orderWait: 24, fixedAuth: 'EMAIL', mvnoAuth: 'FAX' })
beforeEach(() => database.deleteFrom('porting_order').execute())

let next = 70_600_000
const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })
const dayAhead = (days: number) => {
  const date = new Date(`${today}T12:00:00Z`)
  return new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** A porting whose approved copy was sent to the donor so many hours ago, as its history tells. */
async function sentPorting({ count = 1, donor = operator, hoursAgo = 0 } = {}) {
  const numbers = Array.from({ length: count }, () => `+45${next++}`) as [string, ...string[]]
  const [id = ''] = await kit.addPortings(customer, [{ operator: donor, numbers, stage: 'IN_POA_SENT' }])
  const signedCopy = await kit.addSignedPoa(customer, { operator: donor, portings: [id] })
  await letTimePass(id, hoursAgo)
  return { id, numbers, signedCopy }
}
async function letTimePass(id: string, hours: number) {
  const earlier = (column: string) => sql<Date>`${sql.ref(column)} - interval ${hours} hour`
  await database
    .updateTable('porting')
    .set({ stage_at: earlier('stage_at'), auto_start_order: earlier('auto_start_order') })
    .where('id', '=', id)
    .execute()
  await database
    .updateTable('porting_stage')
    .set({ entered_at: earlier('entered_at') })
    .where('porting', '=', id)
    .execute()
}
const contact = (_id: string) => admin.porting.contact.mutate({ _id, message: 'Ringer tilbage' })
const ordersOf = (...portings: string[]) =>
  database
    .selectFrom('porting_order')
    .select(['id', 'state'])
    .where('porting', 'in', portings)
    .orderBy('created_at')
    .orderBy('state')
    .execute()
const leave = (...portings: string[]) =>
  database
    .updateTable('porting_order')
    .set({ state: 'sent', attempts: 1, next_attempt_at: null })
    .where('porting', 'in', portings)
    .where('state', '=', 'queued')
    .execute()
const stageOf = async (id: string) => {
  const { stage, message } = await database
    .selectFrom('porting')
    .select(['stage', 'stage_message as message'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return message === null ? stage : `${stage} ${message}`
}
async function orderedAndSent(id: string) {
  await admin.porting.order.mutate({ _id: id })
  await leave(id)
  return (await ordersOf(id)).at(-1)?.id ?? ''
}

/** What the donor says; gives why it was refused. */
async function say(json: object): Promise<string | undefined> {
  let refusal: string | undefined
  const message: ReceivedAnswer = {
    id: JSON.stringify(json).padEnd(64, '0').slice(0, 64),
    content: { json },
    accept: () => Promise.resolve(),
    refuse(reason) {
      refusal = reason
      return Promise.resolve()
    },
  }
  const orderGateway = {
    description: 'a test',
    pass: () => Promise.resolve(),
    listAnswers: () => Promise.resolve([message]),
  }
  await takeAnswers({ ...kit.dependencies, orderGateway })
  return refusal
}

describe('a split', () => {
  it('calls the order of all numbers off, so that no number is ordered twice', async () => {
    const { id } = await sentPorting({ count: 3 })
    const order = await orderedAndSent(id)
    await contact(id)
    const { portings } = await admin.porting.split.mutate({ _id: id })
    expect(await ordersOf(id)).toEqual([{ id: order, state: 'withdrawing' }])
    for (const part of portings) await admin.porting.order.mutate({ _id: part })
    expect((await ordersOf(...portings)).map(({ state }) => state).toSorted()).toEqual([
      'queued',
      'queued',
      'queued',
      'withdrawing',
    ])
    const ended = database.selectFrom('audit_log').select(['action', 'employee', 'after_change'])
    expect(await ended.where('object', '=', order).execute()).toMatchObject([
      { action: 'order.end', after_change: JSON.stringify({ state: 'withdrawing' }) },
    ])
  })

  it('a number in two open orders is a breach of the database', async () => {
    const { id } = await sentPorting({ count: 2 })
    await orderedAndSent(id)
    const breaches = async () =>
      (await listBreaches(database)).find(({ holds }) => holds === 'no number is in two open orders')
    expect(await breaches()).toMatchObject({ breaches: 0 })
    const { id: other } = await sentPorting()
    await admin.porting.order.mutate({ _id: other })
    const { facts } = await database
      .selectFrom('porting_order')
      .select('facts')
      .where('porting', '=', id)
      .executeTakeFirstOrThrow()
    await database.updateTable('porting_order').set({ facts }).where('porting', '=', other).execute()
    expect(await breaches()).toMatchObject({ breaches: 2 })
  })
})

describe('while the donor is asked about an order', () => {
  it.each([
    [{ answer: 'CONFIRMED', date: dayAhead(3) }, `IN_CONFIRMED ${dayAhead(3)}`, 'sent'],
    [{ answer: 'REJECTED', reason: 'NOT_IN_USE' }, 'IN_REJECTED NOT_IN_USE', 'answered'],
  ])('its answer counts: %o', async (answer, stage, state) => {
    const { id } = await sentPorting()
    const order = await orderedAndSent(id)
    await contact(id)
    expect(await say({ order, ...answer })).toBeUndefined()
    expect(await stageOf(id)).toBe(stage)
    expect(await ordersOf(id)).toEqual([{ id: order, state }])
  })

  it.each(Object.entries(kit.transports))('ADMIN confirms and rejects over %s', async (_name, call) => {
    const [{ id: confirmed }, { id: rejected }] = [await sentPorting(), await sentPorting()]
    for (const id of [confirmed, rejected]) {
      await orderedAndSent(id)
      await contact(id)
    }
    const confirm = { operation: 'porting.confirm', token, path: { _id: confirmed }, body: { date: today } }
    const reject = {
      operation: 'porting.reject',
      token,
      path: { _id: rejected },
      body: { reason: 'NOT_IN_USE' },
    }
    expect((await call(confirm)).status).toBe(200)
    expect((await call(reject)).status).toBe(200)
    expect([await stageOf(confirmed), await stageOf(rejected)]).toEqual([
      `IN_CONFIRMED ${today}`,
      'IN_REJECTED NOT_IN_USE',
    ])
    expect(await ordersOf(confirmed)).toMatchObject([{ state: 'sent' }])
    expect(await ordersOf(rejected)).toMatchObject([{ state: 'answered' }])
  })

  it.each(Object.entries(kit.transports))('its row where no order stands, over %s', async (_name, call) => {
    const { id } = await sentPorting()
    await contact(id)
    const details = { portings: [{ _id: id, stage: 'IN_DONOR_CONTACTED' }], count: 1 }
    const act = (operation: string, body: object) =>
      call({ operation, token, path: { _id: id }, body, withDetails: true })
    expect(await act('porting.confirm', { date: today })).toMatchObject({
      row: portingConfirmErrors.stageWrong,
      details,
    })
    expect(await act('porting.reject', { reason: 'NOT_IN_USE' })).toMatchObject({
      row: portingRejectErrors.stageWrong,
      details,
    })
  })
})

describe('the donor’s wait', () => {
  it('is not over because somebody spoke with it', async () => {
    const { id } = await sentPorting({ donor: slow, hoursAgo: 1 })
    await contact(id)
    const { autoStartOrder = '' } = await admin.porting.order.mutate({ _id: id })
    const hours = (Date.parse(autoStartOrder) - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(23)
    expect(await stageOf(id)).toBe('IN_DONOR_CONTACTED Ringer tilbage')
    const { breaches } = (await listBreaches(database)).find(({ holds }) =>
      holds.startsWith('an order that starts by itself'),
    ) ?? { breaches: -1 }
    expect(breaches).toBe(0)
    await letTimePass(id, 24)
    while (await startDueOrders(kit.dependencies));
    expect(await stageOf(id)).toBe('IN_ORDERED')
  })

  it('is over after it, contacted or not', async () => {
    const { id } = await sentPorting({ donor: slow, hoursAgo: 25 })
    await contact(id)
    expect(await admin.porting.order.mutate({ _id: id })).toEqual({ success: true })
  })

  it('does not begin anew when the donor is asked about an order', async () => {
    const { id } = await sentPorting({ donor: slow, hoursAgo: 25 })
    await orderedAndSent(id)
    await contact(id)
    expect(await admin.porting.order.mutate({ _id: id })).toEqual({ success: true })
  })
})

describe('a signed copy that did not reach the donor', () => {
  const deliver = (
    signedCopy: string,
    state: 'queued' | 'sent' | 'failed' | 'unknown',
    { method = 'EMAIL', toDonor = true }: { method?: 'EMAIL' | 'FAX'; toDonor?: boolean } = {},
  ) => {
    const letterFacts = { operator: slow, donorName: 'Nordkabel A/S', toDonor }
    return kit.addDelivery(customer, {
      method,
      state,
      letter: 'DONOR',
      letterFacts,
      signedCopyIds: [signedCopy],
    })
  }
  const ready = () => sentPorting({ donor: slow, hoursAgo: 25 })
  const order = (id: string, name: 'REST' | 'tRPC' = 'tRPC') =>
    kit.transports[name]({ operation: 'porting.order', token, path: { _id: id } })
  const refused = { status: 409, row: portingOrderErrors.copyNotArrived }

  it.each(['failed', 'unknown'] as const)('409 documents: its delivery is %s', async (state) => {
    const { id, signedCopy } = await ready()
    await deliver(signedCopy, state)
    expect(await order(id, 'REST')).toEqual(refused)
    expect(await order(id)).toEqual(refused)
    // Who knows that the donor has it otherwise says so.
    await contact(id)
    expect(await order(id)).toEqual({ status: 200, result: { success: true } })
  })

  it.each([
    ['sent again', 'sent', {}],
    ['on its way again', 'queued', {}],
  ] as const)('200: one that failed, and was %s', async (_title, state, how) => {
    const { id, signedCopy } = await ready()
    await deliver(signedCopy, 'failed')
    await deliver(signedCopy, state, how)
    expect((await order(id)).status).toBe(200)
  })

  it.each([
    ['to somebody else', { toDonor: false }],
    ['by the method of the mobile numbers', { method: 'FAX' as const }],
  ])('200: what failed was sent %s, and to the donor it came', async (_title, how) => {
    const { id, signedCopy } = await ready()
    await deliver(signedCopy, 'sent')
    await deliver(signedCopy, 'failed', how)
    expect((await order(id)).status).toBe(200)
  })

  it('409 documents: to somebody else it was sent', async () => {
    const { id, signedCopy } = await ready()
    await deliver(signedCopy, 'failed')
    await deliver(signedCopy, 'sent', { toDonor: false })
    await deliver(signedCopy, 'sent', { method: 'FAX' })
    expect(await order(id)).toEqual(refused)
  })

  it('lets no order start by itself, which is said', async () => {
    const { id, signedCopy } = await sentPorting({ donor: slow, hoursAgo: 1 })
    await admin.porting.order.mutate({ _id: id })
    await deliver(signedCopy, 'failed')
    await letTimePass(id, 24)
    while (await startDueOrders(kit.dependencies));
    expect(await stageOf(id)).toBe('IN_POA_SENT')
    expect(await ordersOf(id)).toEqual([])
    expect(kit.log.at(-1)).toEqual({ event: 'order_not_started', porting: id, reason: 'documents' })
    const { entries } = await admin.auditLog.list.query({ object: id, limit: 1 })
    expect(entries).toMatchObject([
      {
        after: { autoStartOrder: null, reason: 'copyNotArrived' },
        description:
          'Systemet bestilte alligevel ikke porteringen (den underskrevne fuldmagt nåede ikke frem til den afgivende operatør).',
      },
    ])
  })

  it('that is still on its way is waited for', async () => {
    const { id, signedCopy } = await sentPorting({ donor: slow, hoursAgo: 1 })
    await admin.porting.order.mutate({ _id: id })
    const delivery = await deliver(signedCopy, 'queued')
    await letTimePass(id, 24)
    expect(await startDueOrders(kit.dependencies)).toBe(false)
    const sent = { state: 'sent', next_attempt_at: null, settled_at: new Date() } as const
    await database.updateTable('delivery').set(sent).where('id', '=', delivery).execute()
    expect(await startDueOrders(kit.dependencies)).toBe(true)
    expect(await stageOf(id)).toBe('IN_ORDERED')
  })
})

describe('an answer that the table of stages does not allow', () => {
  it('COMPLETED before the confirmed day changes nothing; on it, it does', async () => {
    const { id } = await sentPorting()
    const order = await orderedAndSent(id)
    await say({ order, answer: 'CONFIRMED', date: dayAhead(7) })
    expect(await say({ order, answer: 'COMPLETED' })).toBe(
      `The porting is confirmed for ${dayAhead(7)}, which is ahead.`,
    )
    expect(await stageOf(id)).toBe(`IN_CONFIRMED ${dayAhead(7)}`)
    await database.updateTable('porting').set({ stage_message: today }).where('id', '=', id).execute()
    expect(await say({ order, answer: 'COMPLETED', text: 'again' })).toBeUndefined()
    expect(await stageOf(id)).toBe('IN_COMPLETED')
  })

  // 23:30 in Denmark is the day before in no other zone, and 00:30 is the day before in UTC.
  it.each([
    ['2026-11-22T22:30:00Z', '2026-11-21', false],
    ['2026-11-22T22:30:00Z', '2026-11-22', true],
    ['2026-11-22T23:30:00Z', '2026-11-22', false],
    ['2026-11-22T23:30:00Z', '2026-11-23', true],
    ['2026-11-22T23:30:00Z', '2027-11-23', true],
    ['2026-11-22T23:30:00Z', '2027-11-24', false],
  ])('ordered at %s, CONFIRMED for %s: %s', async (orderedAt, date, isTaken) => {
    const { id } = await sentPorting()
    const order = await orderedAndSent(id)
    await database
      .updateTable('porting_order')
      .set({ created_at: new Date(orderedAt) })
      .where('id', '=', order)
      .execute()
    const refusal = await say({ order, answer: 'CONFIRMED', date })
    expect(refusal === undefined).toBe(isTaken)
  })
})

it('an order is in the audit log from its leaving to its end', async () => {
  const { id } = await sentPorting()
  const order = await orderedAndSent(id)
  await say({ order, answer: 'CONFIRMED', date: today })
  await say({ order, answer: 'COMPLETED' })
  const { entries } = await admin.auditLog.list.query({ object: order })
  expect(entries.map(({ action, after, customer: of }) => [action, after, of])).toEqual([
    ['order.answer', { state: 'answered', answer: 'COMPLETED' }, customer],
    ['order.answer', { state: 'sent', answer: 'CONFIRMED' }, customer],
  ])
})
