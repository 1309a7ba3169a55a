import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, inTransaction, movePortings, theInstallation } from '@telecomx/database'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { danishDay } from '../procedure/danish-day.js'
import { cutAtEachStatement } from '../testing/cutting.js'
import { startTestKit } from '../testing/index.js'
import { createFileOrderGateway } from './file-order-gateway.js'
import { passNextOrder } from './pass-next-order.js'
import { startDueOrders } from './start-due-orders.js'
import { takeAnswers } from './take-answers.js'

const kit = await startTestKit()
const home = await mkdtemp(join(tmpdir(), 'orders-'))
afterAll(async () => {
  await rm(home, { recursive: true, force: true })
  await kit.close()
})
const { database } = kit
const customer = await kit.addCustomer()
const admin = await kit.clientFor('ADMIN')
await kit.addOperator()
const slow = await kit.addOperator({ _id: '01020', orderWait: 24 })

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(home, 'folder-'))
  await database.deleteFrom('porting_order').execute()
  await database.updateTable('porting').set({ auto_start_order: null }).execute()
})

const servers = (on: Database = database) => ({
  ...kit.dependencies,
  database: on,
  orderGateway: createFileOrderGateway(folder),
})
const filesIn = async (place: string): Promise<string[]> =>
  (await readdir(join(folder, place)).catch((): string[] => []))
    .filter((name) => !name.startsWith('.'))
    .toSorted()
/** What the clearing house got: files that it has taken, and that wait for it. */
const passedOn = async () => [...(await filesIn('outgoing')), ...(await filesIn('taken'))].toSorted()
/** As whoever passes orders on does. */
const takeAll = async () => {
  for (const name of await filesIn('outgoing'))
    await rename(join(folder, 'outgoing', name), join(folder, 'taken', name))
}
const past = sql<Date>`utc_timestamp(3) - interval 1 second`
/** As when a lease has run out. */
const makeDue = () =>
  database
    .updateTable('porting_order')
    .set({ next_attempt_at: past })
    .where('next_attempt_at', 'is not', null)
    .execute()
const passAll = async () => {
  while (await passNextOrder(servers()));
}

interface Ordered {
  operator?: string
  type?: 'SIP' | 'MVNO'
  count?: number
  owner?: string
}

async function signed(
  { operator = '01010', type = 'SIP', count = 1, owner = customer }: Ordered = {},
  hoursAgo = 0,
) {
  const ids = await kit.addPortings(
    owner,
    Array.from({ length: count }, () => ({ operator, type })),
  )
  await kit.addSignedPoa(owner, { operator, portings: ids })
  await kit.putAtStage(ids, 'IN_POA_SENT', hoursAgo)
  return ids as [string, ...string[]]
}

/** A porting and its order, which has not left. */
async function ordered(of: Ordered = {}) {
  const [porting] = await signed(of)
  await admin.porting.order.mutate({ _id: porting })
  const { id } = await database
    .selectFrom('porting_order')
    .select('id')
    .where('porting', '=', porting)
    .executeTakeFirstOrThrow()
  return { porting, order: id }
}

const orderOf = (id: string) =>
  database.selectFrom('porting_order').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const portingOf = (id: string) =>
  database.selectFrom('porting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const cancel = (id: string) =>
  inTransaction(database, async (trx) => {
    const { version } = await portingOf(id)
    const change = { actor: theInstallation, customerId: customer, message: null }
    await movePortings(trx, [{ id, version }], 'cancel', change)
  })

describe('an order leaves', () => {
  it('as one file that holds all that a clearing house needs', async () => {
    const { porting, order } = await ordered()
    expect(await passNextOrder(servers())).toBe(true)
    const text = await readFile(join(folder, 'outgoing', `${order}.json`), 'utf8')
    const { facts, created_at: createdAt } = await orderOf(order)
    expect(JSON.parse(text)).toEqual({
      kind: 'ORDER',
      order,
      porting,
      createdAt: createdAt.toISOString(),
      ...(JSON.parse(facts) as object),
    })
    expect(await orderOf(order)).toMatchObject({
      state: 'sent',
      attempts: 1,
      next_attempt_at: null,
      lease_owner: null,
    })
    expect(await passNextOrder(servers())).toBe(false)
    expect(await readdir(join(folder, 'outgoing'))).toEqual([`${order}.json`])
  })

  it.each(['waits', 'was taken'])('once, wherever its server is killed, while the file %s', async (taken) => {
    const { order } = await ordered()
    const cuts = await cutAtEachStatement(
      kit.testDatabase,
      (cutting) => passNextOrder(servers(cutting)),
      async () => {
        if (taken === 'was taken') await takeAll()
        await makeDue()
        await passAll()
        expect(await passedOn()).toEqual([`${order}.json`])
        expect(await orderOf(order)).toMatchObject({ state: 'sent' })
        const again = { state: 'queued', sent_at: null, next_attempt_at: past } as const
        await database.updateTable('porting_order').set(again).where('id', '=', order).execute()
      },
    )
    expect(cuts).toBeGreaterThan(8)
  })

  it.each([
    ['with half a file', '.json.whole.0a0a0a0a0a0a.tmp', '{"ki'],
    ['with a whole one that was not put in place', '.json.whole', '{"kind":"ORDER"}\n'],
  ])('once when its server died %s', async (_title, suffix, text) => {
    const { order } = await ordered()
    await mkdir(join(folder, 'outgoing'))
    await writeFile(join(folder, 'outgoing', `.${order}${suffix}`), text)
    await passAll()
    expect(await passedOn()).toEqual([`${order}.json`])
    const { order: written } = JSON.parse(
      await readFile(join(folder, 'outgoing', `${order}.json`), 'utf8'),
    ) as {
      order: string
    }
    expect(written).toBe(order)
  })

  it('once by two servers at once', async () => {
    const orders: string[] = []
    for (let count = 0; count < 6; count++) orders.push((await ordered()).order)
    await Promise.all([passAll(), passAll(), passAll()])
    expect(await passedOn()).toEqual(orders.map((order) => `${order}.json`).toSorted())
    const attempts = await database.selectFrom('porting_order').select('attempts').execute()
    expect(attempts.map((one) => one.attempts)).toEqual(orders.map(() => 1))
  })

  it('once by servers that were frozen with it in hand past their leases', async () => {
    const { order } = await ordered()
    const message = { kind: 'ORDER' as const, order }
    const gateways = Array.from({ length: 8 }, () => createFileOrderGateway(folder))
    await Promise.all(gateways.map((gateway) => gateway.pass(message)))
    await takeAll()
    await Promise.all(gateways.map((gateway) => gateway.pass(message)))
    expect(await passedOn()).toEqual([`${order}.json`])
    expect(await filesIn('outgoing')).toEqual([])
  })

  it('later when the folder cannot be written to, and the others meanwhile', async () => {
    const { order } = await ordered()
    await writeFile(join(folder, 'outgoing'), 'no folder')
    expect(await passNextOrder(servers())).toBe(true)
    expect(await orderOf(order)).toMatchObject({ state: 'queued', attempts: 1, lease_owner: null })
    expect(kit.log.at(-2)).toMatchObject({ event: 'order_not_passed_on', id: order, error: 'EEXIST' })
    expect(await passNextOrder(servers())).toBe(false)
    await rm(join(folder, 'outgoing'))
    await makeDue()
    await passAll()
    expect(await orderOf(order)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('not by one that was held up between its claim and that', async () => {
    const { order } = await ordered()
    expect(await passNextOrder({ ...servers(), leaseSeconds: 0 })).toBe(true)
    expect(await passedOn()).toEqual([])
    expect(await orderOf(order)).toMatchObject({ state: 'queued' })
  })
})

describe('an order that is called off', () => {
  it('before it left, never leaves', async () => {
    const { porting, order } = await ordered()
    await cancel(porting)
    await passAll()
    expect(await orderOf(order)).toMatchObject({ state: 'withdrawn', next_attempt_at: null })
    expect(await passedOn()).toEqual([])
  })

  it('after it left is called off by a file of its own, once wherever the server is killed', async () => {
    const { porting, order } = await ordered()
    await passAll()
    await cancel(porting)
    const { number } = await portingOf(porting)
    await cutAtEachStatement(
      kit.testDatabase,
      (cutting) => passNextOrder(servers(cutting)),
      async () => {
        await takeAll()
        await makeDue()
        await passAll()
        expect(await passedOn()).toEqual([`${order}.cancel.json`, `${order}.json`])
        expect(await orderOf(order)).toMatchObject({ state: 'withdrawn', next_attempt_at: null })
        const again = { state: 'withdrawing', next_attempt_at: past } as const
        await database.updateTable('porting_order').set(again).where('id', '=', order).execute()
      },
    )
    expect(JSON.parse(await readFile(join(folder, 'taken', `${order}.cancel.json`), 'utf8'))).toEqual({
      kind: 'CANCEL',
      order,
      porting,
      numbers: [number],
      donor: '01010',
    })
  })

  it('while it is in hand is called off when that is over, and does not leave afterwards', async () => {
    const { porting, order } = await ordered()
    const inHand = { state: 'sending', attempts: 1, lease_owner: 'd'.repeat(24) } as const
    await database
      .updateTable('porting_order')
      .set({ ...inHand, next_attempt_at: sql`utc_timestamp(3) + interval 60 second` })
      .execute()
    await cancel(porting)
    expect(await passNextOrder(servers())).toBe(false)
    await makeDue()
    await passAll()
    expect(await passedOn()).toEqual([`${order}.cancel.json`])
    // Whoever had it wakes up.
    await createFileOrderGateway(folder).pass({ kind: 'ORDER', order })
    expect(await passedOn()).toEqual([`${order}.cancel.json`])
  })
})

describe('an order that starts by itself', () => {
  async function waiting(count = 1, owner = customer) {
    const ids = await signed({ operator: slow, count, owner }, 1)
    await admin.porting.order.mutate({ _id: ids[0], portings: ids.slice(1) })
    return ids
  }
  const letTimePass = async (ids: readonly string[]) => {
    await database
      .updateTable('porting')
      .set({
        stage_at: sql`stage_at - interval 24 hour`,
        auto_start_order: sql`auto_start_order - interval 24 hour`,
      })
      .where('id', 'in', ids)
      .execute()
  }
  const startAll = async () => {
    while (await startDueOrders(kit.dependencies));
  }
  const orders = () => database.selectFrom('porting_order').select(['porting', 'created_by']).execute()

  it('not before its time', async () => {
    const [id] = await waiting()
    expect(await startDueOrders(kit.dependencies)).toBe(false)
    expect(await portingOf(id)).toMatchObject({ stage: 'IN_POA_SENT' })
  })

  it('when its time has come, all of a document in one change, and it is said who wanted it', async () => {
    const ids = await waiting(3)
    const { auto_start_employee: employee } = await portingOf(ids[0])
    await letTimePass(ids)
    expect(await startDueOrders(kit.dependencies)).toBe(true)
    expect(await startDueOrders(kit.dependencies)).toBe(false)
    for (const id of ids)
      expect(await portingOf(id)).toMatchObject({
        stage: 'IN_ORDERED',
        auto_start_order: null,
        auto_start_employee: null,
      })
    expect((await orders()).map((one) => one.created_by)).toEqual(ids.map(() => employee))
    const entries = await database
      .selectFrom('porting_stage')
      .innerJoin('audit_log', 'audit_log.id', 'porting_stage.audit')
      .select(['audit_log.id', 'audit_log.employee', 'action', 'after_change'])
      .where('porting', 'in', ids)
      .execute()
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1)
    expect(entries[0]).toMatchObject({ employee: null, action: 'porting.order' })
    expect(JSON.parse(entries[0]?.after_change ?? '')).toMatchObject({ orderedBy: employee, portings: 3 })
  })

  it('each under its own customer, when those of two are due since the same moment', async () => {
    const other = await kit.addCustomer()
    const ids = [...(await waiting()), ...(await waiting(1, other))]
    await database
      .updateTable('porting')
      .set({ auto_start_order: new Date('2026-01-01'), stage_at: new Date('2025-12-01') })
      .where('id', 'in', ids)
      .execute()
    await startAll()
    const entries = await database
      .selectFrom('audit_log')
      .select(['object', 'customer'])
      .where('action', '=', 'porting.order')
      .where('employee', 'is', null)
      .where('object', 'in', ids)
      .execute()
    expect(new Map(entries.map((entry) => [entry.object, entry.customer]))).toEqual(
      new Map([
        [ids[0] ?? '', customer],
        [ids[1] ?? '', other],
      ]),
    )
  })

  it('once with several servers at once', async () => {
    const ids = (await Promise.all([waiting(), waiting(), waiting()])).flat()
    await letTimePass(ids)
    await Promise.all([startAll(), startAll(), startAll()])
    expect(
      kit.log.filter(({ event, porting }) => event === 'order_not_started' && ids.includes(String(porting))),
    ).toEqual([])
    expect((await orders()).map(({ porting }) => porting).toSorted()).toEqual(ids.toSorted())
  })

  it('once wherever its server is killed', async () => {
    let [id] = await waiting()
    await letTimePass([id])
    const cuts = await cutAtEachStatement(
      kit.testDatabase,
      (cutting) => startDueOrders({ ...kit.dependencies, database: cutting }),
      async () => {
        await startAll()
        expect((await orders()).filter(({ porting }) => porting === id)).toHaveLength(1)
        ;[id] = await waiting()
        await letTimePass([id])
      },
    )
    expect(cuts).toBeGreaterThan(10)
  })

  it.each([
    ['cancelled', (id: string) => cancel(id)],
    [
      'given to another donor',
      async (id: string) => {
        const { number } = await portingOf(id)
        await admin.number.assign.mutate({ from: number, operator: '01010' })
      },
    ],
  ])('not when the porting was %s meanwhile', async (_title, change) => {
    const [id] = await waiting()
    await change(id)
    expect(await portingOf(id)).toMatchObject({ auto_start_order: null, auto_start_employee: null })
    await startAll()
    expect(await orders()).toEqual([])
  })

  it('not when it may not be ordered any more, which is said; the others start', async () => {
    const ids = await waiting(2)
    await database.deleteFrom('signed_copy_porting').where('porting', '=', ids[0]).execute()
    await letTimePass(ids)
    await startAll()
    expect(kit.log.at(-1)).toEqual({ event: 'order_not_started', porting: ids[0], reason: 'documents' })
    expect(await portingOf(ids[0])).toMatchObject({ stage: 'IN_POA_SENT', auto_start_order: null })
    expect((await orders()).map(({ porting }) => porting)).toEqual(ids.slice(1))
    const { after_change: after } = await database
      .selectFrom('audit_log')
      .select('after_change')
      .where('object', '=', ids[0])
      .orderBy('made_at', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(after ?? '')).toEqual({
      autoStartOrder: null,
      reason: 'documentsMissing',
    })
    const [told] = (await admin.auditLog.list.query({ object: ids[0], limit: 1 })).entries
    expect(told?.description).toBe(
      'Systemet bestilte alligevel ikke porteringen (den underskrevne fuldmagt mangler).',
    )
  })

  it('later when the donor wants a longer wait by then', async () => {
    const [id] = await waiting()
    await letTimePass([id])
    await database.updateTable('operator').set({ order_wait_hours: 48 }).where('id', '=', slow).execute()
    await startAll()
    const { stage_at: at, auto_start_order: startsAt, stage } = await portingOf(id)
    expect([stage, startsAt]).toEqual(['IN_POA_SENT', new Date(at.getTime() + 48 * 3_600_000)])
    await database.updateTable('operator').set({ order_wait_hours: 24 }).where('id', '=', slow).execute()
  })
})

describe('an answer', () => {
  let serial = 0
  const put = async (content: unknown, { name = `a${++serial}.json`, minutesAgo = 5 } = {}) => {
    const path = join(folder, 'answers', name)
    await mkdir(join(folder, 'answers'), { recursive: true })
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    const changed = new Date(Date.now() - minutesAgo * 60_000)
    await utimes(path, changed, changed)
    return name
  }
  // What is confirmed for today may be completed today.
  const day = danishDay(new Date())
  const confirmed = (order: string) => ({ order, answer: 'CONFIRMED', date: day })
  const takeUp = async () => {
    while (await takeAnswers(servers()));
  }
  const reasonOf = async (name: string) =>
    (await readFile(join(folder, 'refused', `${name}.reason`), 'utf8')).trim()
  const sentOrder = async (of?: Ordered) => {
    const made = await ordered(of)
    await passAll()
    return made
  }

  it('confirms with its date, and completes', async () => {
    const { porting, order } = await sentOrder()
    const first = await put({ ...confirmed(order), text: 'Ring\n  ved   fejl' }, { minutesAgo: 9 })
    const second = await put({ order, answer: 'COMPLETED' }, { minutesAgo: 5 })
    await takeUp()
    const history = await database
      .selectFrom('porting_stage')
      .innerJoin('audit_log', 'audit_log.id', 'porting_stage.audit')
      .select(['stage', 'message', 'action', 'audit_log.employee', 'after_change'])
      .where('porting', '=', porting)
      .orderBy('version')
      .execute()
    expect(history).toMatchObject([
      { stage: 'IN_ORDERED' },
      {
        stage: 'IN_CONFIRMED',
        message: day,
        action: 'porting.confirm',
        employee: null,
        after_change: JSON.stringify({ stage: 'IN_CONFIRMED', message: day, order, text: 'Ring ved fejl' }),
      },
      { stage: 'IN_COMPLETED', message: null, action: 'porting.complete' },
    ])
    expect(await orderOf(order)).toMatchObject({ state: 'answered', answer: 'COMPLETED' })
    expect(await filesIn('answered')).toEqual([first, second].toSorted())
    expect(await filesIn('answers')).toEqual([])
  })

  it('rejects with its reason', async () => {
    const { porting, order } = await sentOrder()
    await put({
      order: order.toUpperCase(),
      answer: 'REJECTED',
      reason: 'WRONG_OWNER',
      text: 'Ejer er en anden',
    })
    await takeUp()
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_REJECTED', stage_message: 'WRONG_OWNER' })
    expect(await orderOf(order)).toMatchObject({
      state: 'answered',
      answer: 'REJECTED',
      answer_text: 'Ejer er en anden',
      next_attempt_at: null,
    })
  })

  it('that comes before it is known that the order left is taken, and the order is not passed on again', async () => {
    const { porting, order } = await ordered()
    const inHand = { state: 'sending', attempts: 1, lease_owner: 'd'.repeat(24) } as const
    await database.updateTable('porting_order').set(inHand).where('id', '=', order).execute()
    await put(confirmed(order))
    await takeUp()
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_CONFIRMED' })
    expect(await orderOf(order)).toMatchObject({ state: 'sent', lease_owner: null, next_attempt_at: null })
    await passAll()
    expect(await passedOn()).toEqual([])
  })

  it('is taken once, wherever the server is killed', async () => {
    let { porting, order } = await sentOrder()
    let name = await put(confirmed(order))
    const cuts = await cutAtEachStatement(
      kit.testDatabase,
      (cutting) => takeAnswers(servers(cutting)),
      async () => {
        await takeUp()
        expect(await portingOf(porting)).toMatchObject({ stage: 'IN_CONFIRMED', version: 3 })
        expect(await filesIn('answers')).toEqual([])
        expect(await filesIn('answered')).toContain(name)
        expect(await filesIn('refused')).toEqual([])
        ;({ porting, order } = await sentOrder())
        name = await put(confirmed(order))
      },
    )
    expect(cuts).toBeGreaterThan(10)
  })

  it('that was taken and not put away, because the server died, is put away', async () => {
    const { porting, order } = await sentOrder()
    const name = await put(confirmed(order))
    await takeUp()
    await rename(join(folder, 'answered', name), join(folder, 'answers', name))
    await takeUp()
    expect(await filesIn('answered')).toEqual([name])
    expect(await portingOf(porting)).toMatchObject({ version: 3 })
  })

  it('is taken once by several servers at once', async () => {
    const orders = await Promise.all([sentOrder(), sentOrder(), sentOrder()])
    for (const { order } of orders) await put(confirmed(order))
    await Promise.all([takeUp(), takeUp(), takeUp()])
    for (const { porting } of orders)
      expect(await portingOf(porting)).toMatchObject({ stage: 'IN_CONFIRMED', version: 3 })
    expect([await filesIn('answered'), await filesIn('refused')]).toMatchObject([{ length: 3 }, []])
  })

  it.each<[string, (order: string) => unknown, string]>([
    ['of an unknown order', () => confirmed('f'.repeat(24)), 'There is no such order.'],
    ['that is no object', () => [], 'It must be one object.'],
    ['that is null', () => 'null', 'It must be one object.'],
    ['that is no JSON', () => '{"order":', 'It is not JSON in UTF-8.'],
    ['that is empty', () => '', 'It is not JSON in UTF-8.'],
    [
      'without an order',
      () => ({ answer: 'COMPLETED' }),
      'order must be the id of an order, 24 hex characters.',
    ],
    [
      'of an unknown word',
      (order) => ({ order, answer: 'MAYBE' }),
      'answer must be CONFIRMED, REJECTED or COMPLETED.',
    ],
    ['without a date', (order) => ({ order, answer: 'CONFIRMED' }), 'date must be a day, as 2026-12-10.'],
    [
      'of a day that is none',
      (order) => ({ ...confirmed(order), date: '2026-02-30' }),
      'date must be a day, as 2026-12-10.',
    ],
    [
      'of a day long ago',
      (order) => ({ ...confirmed(order), date: '2020-01-01' }),
      'date must not be before the day of the order, nor more than a year after it.',
    ],
    [
      'of a day too far',
      (order) => ({ ...confirmed(order), date: '2096-01-01' }),
      'date must not be before the day of the order, nor more than a year after it.',
    ],
    [
      'without a reason of ours',
      (order) => ({ order, answer: 'REJECTED', reason: 'WRONG_NUMBER' }),
      'reason must be one of AUTH_MISSING, WRONG_OWNER, SIM_MISMATCH, NOT_IN_USE, CUSTOMER_REJECT, RANGE_MISMATCH.',
    ],
    [
      'with a reason of mobile numbers',
      (order) => ({ order, answer: 'REJECTED', reason: 'SIM_MISMATCH' }),
      'SIM_MISMATCH is a reason of mobile numbers only.',
    ],
    ['with a text that is none', (order) => ({ ...confirmed(order), text: 7 }), 'text must be a text.'],
    [
      'out of order',
      (order) => ({ order, answer: 'COMPLETED' }),
      'The porting is at IN_ORDERED, where COMPLETED says nothing.',
    ],
    [
      'of more than 64 kB',
      (order) => ({ ...confirmed(order), more: 'x'.repeat(65_536) }),
      'It has more than 65536 bytes.',
    ],
  ])('%s is refused, with the reason beside it', async (_title, contentOf, reason) => {
    const { porting, order } = await sentOrder()
    const name = await put(contentOf(order))
    await takeUp()
    expect(await filesIn('refused')).toEqual([name, `${name}.reason`])
    expect(await reasonOf(name)).toBe(reason)
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_ORDERED', version: 2 })
    expect(await orderOf(order)).toMatchObject({ state: 'sent', answer: null })
  })

  it('twice: the second is refused', async () => {
    const { porting, order } = await sentOrder()
    const rejected = { order, answer: 'REJECTED', reason: 'NOT_IN_USE' }
    const names = [await put(rejected, { minutesAgo: 9 }), await put(rejected, { minutesAgo: 5 })]
    await takeUp()
    expect(await filesIn('answered')).toEqual([names[0]])
    expect(await reasonOf(names[1] ?? '')).toBe('The order was answered before.')
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_REJECTED', version: 3 })
  })

  it('late, when the porting was called off: refused', async () => {
    const { porting, order } = await sentOrder()
    await cancel(porting)
    const name = await put(confirmed(order))
    await takeUp()
    expect(await reasonOf(name)).toBe('The order was called off.')
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_CANCELLED' })
  })

  it('late, when a person wrote it down before: refused', async () => {
    const { porting, order } = await sentOrder()
    await inTransaction(database, (trx) =>
      movePortings(trx, [{ id: porting, version: 2 }], 'reject', {
        actor: theInstallation,
        customerId: customer,
        message: 'NOT_IN_USE',
      }),
    )
    const name = await put(confirmed(order))
    await takeUp()
    expect(await reasonOf(name)).toBe('The order was answered before.')
  })

  it('that is being written waits: under another name, or, against the rule, half', async () => {
    const { porting, order } = await sentOrder()
    const text = JSON.stringify(confirmed(order))
    const temporary = await put(text, { name: 'x.json.tmp' })
    const hidden = await put(text, { name: '.x.json' })
    const half = await put(text.slice(0, 20), { minutesAgo: 0 })
    await takeUp()
    expect(await readdir(join(folder, 'answers')).then((names) => names.toSorted())).toEqual(
      [temporary, hidden, half].toSorted(),
    )
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_ORDERED' })
    await put(text, { name: half, minutesAgo: 0 })
    await takeUp()
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_CONFIRMED' })
  })

  it('what is no file is refused, and nothing is read through it', async () => {
    const { porting, order } = await sentOrder()
    await put(confirmed(order), { name: 'secret' })
    await symlink(join(folder, 'answers', 'secret'), join(folder, 'answers', 'link.json'))
    await mkdir(join(folder, 'answers', 'folder.json'))
    await takeUp()
    expect(await filesIn('refused')).toEqual([
      'folder.json',
      'folder.json.reason',
      'link.json',
      'link.json.reason',
    ])
    expect(await reasonOf('link.json')).toBe('It is no file.')
    expect(await filesIn('answers')).toEqual(['secret'])
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_ORDERED' })
  })

  it('under a name that was used before is taken, and nothing is written over', async () => {
    const { porting, order } = await sentOrder()
    await put(confirmed(order), { name: 'answer.json' })
    await takeUp()
    await put({ order, answer: 'COMPLETED' }, { name: 'answer.json' })
    await takeUp()
    expect(await portingOf(porting)).toMatchObject({ stage: 'IN_COMPLETED' })
    const names = (await filesIn('answered')).map((name) => name.replace(/^[0-9a-f]{12}\./, 'random.'))
    expect(names.toSorted()).toEqual(['answer.json', 'random.answer.json'])
  })

  it('under the longest name that there can be is put away', async () => {
    await put('[]', { name: `${'æ'.repeat(125)}.json` })
    await takeUp()
    expect(await filesIn('answers')).toEqual([])
    expect(await filesIn('refused')).toHaveLength(2)
  })
})
