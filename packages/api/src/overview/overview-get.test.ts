import type { DeliveryState, Overview, PortingStage } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'

/** A Saturday; its week began on Monday 23 November at midnight in Denmark, 23:00 UTC. */
const clock = () => new Date('2026-11-28T12:00:00.000Z')
const kit = await startTestKit({ clock })
afterAll(() => kit.close())
const tokens = await kit.tokensOf()
const operator = await kit.addOperator()
const otherOperator = await kit.addOperator({ _id: '01020', name: 'Sydkabel A/S' })

let customer = ''
beforeEach(async () => {
  customer = await kit.addCustomer({ parentReseller: kit.reseller })
})

const overview = async (viewer = customer, level: 'OWNER' | 'RESELLER' | 'ADMIN' = 'OWNER') =>
  (await kit.clientFor(level, viewer)).overview.get.query()

const addPortings = (count: number, owner = customer, from = operator) =>
  kit.addPortings(
    owner,
    Array.from({ length: count }, () => ({ operator: from })),
  )

async function portingsAt(stage: PortingStage, count: number, hoursAgo = 0): Promise<void> {
  await kit.putAtStage(await addPortings(count), stage, hoursAgo)
}

/** What there is of it, without those of which there is none. */
const stagesOf = ({ stages }: Overview) =>
  Object.fromEntries(stages.filter(({ total }) => total > 0).map(({ stage, total }) => [stage, total]))
const waitingOf = ({ waiting }: Overview) =>
  waiting.map(({ fromDays, documents, portings }) => [fromDays, documents, portings])

describe('stages', () => {
  it('are all told, in the order of a porting’s life', async () => {
    await portingsAt('IN_CREATED', 2)
    await portingsAt('IN_ORDERED', 1, 24 * 400)
    const answer = await overview()
    expect(stagesOf(answer)).toEqual({ IN_CREATED: 2, IN_ORDERED: 1 })
    expect(answer.stages.map(({ stage }) => stage).slice(0, 3)).toEqual([
      'IN_CREATED',
      'IN_AWAITING_POA_FROM_CUSTOMER',
      'IN_POA_RECEIVED_FROM_CUSTOMER',
    ])
    expect(answer.stages).toHaveLength(10)
  })

  it('of portings that are over, since the last 30 days', async () => {
    await portingsAt('IN_COMPLETED', 3, 24 * 29)
    await portingsAt('IN_COMPLETED', 1, 24 * 31)
    await portingsAt('IN_CANCELLED', 1, 24 * 31)
    expect(stagesOf(await overview())).toEqual({ IN_COMPLETED: 3 })
  })

  it('are counted up to 10,000', async () => {
    const [one = ''] = await addPortings(1)
    const many = Array.from({ length: 10_000 }, (_, index) => `+4599${String(index).padStart(6, '0')}`)
    await kit.addPortings(
      customer,
      many.map((number) => ({ operator, numbers: [number] as [string] })),
    )
    const created = async () => (await overview()).stages[0]
    expect(await created()).toEqual({ stage: 'IN_CREATED', total: 10_000, totalIsLeast: true })
    await kit.putAtStage([one], 'IN_ORDERED')
    expect(await created()).toEqual({ stage: 'IN_CREATED', total: 10_000 })
  })
})

describe('powers of attorney that wait', () => {
  it('are one for each customer and donor, as old as their oldest porting', async () => {
    const [first, ...rest] = await addPortings(3)
    const awaiting = 'IN_AWAITING_POA_FROM_CUSTOMER'
    await kit.putAtStage([first ?? ''], awaiting, 8 * 24)
    await kit.putAtStage(rest, awaiting, 1)
    await kit.putAtStage(await addPortings(2, customer, otherOperator), awaiting, 4 * 24)
    expect(waitingOf(await overview())).toEqual([
      [0, 0, 0],
      [3, 1, 2],
      [7, 1, 3],
      [14, 0, 0],
      [30, 0, 0],
    ])
  })
})

describe('deliveries', () => {
  it.each<DeliveryState>(['queued', 'sending', 'sent', 'failed', 'unknown'])(
    'that are %s, of the last 30 days',
    async (state) => {
      const recent = await kit.addDelivery(customer, { state, operator })
      const old = await kit.addDelivery(customer, { state, operator })
      const longAgo = new Date(Date.now() - 31 * 86_400_000)
      await kit.database.updateTable('delivery').set({ created_at: longAgo }).where('id', '=', old).execute()
      const { deliveries } = await overview()
      expect([recent !== old, deliveries.filter(({ total }) => total > 0)]).toEqual([
        true,
        [{ state, total: 1 }],
      ])
      expect(deliveries).toHaveLength(5)
    },
  )
})

/** Portings that were completed at that moment, each so many days after the number was put on its account. */
async function complete(at: string, days: readonly number[], owner = customer): Promise<void> {
  const ids = await addPortings(days.length, owner)
  await kit.putAtStage(ids, 'IN_COMPLETED')
  const completed = new Date(at)
  for (const [index, id] of ids.entries()) {
    const created = new Date(completed.getTime() - (days[index] ?? 0) * 86_400_000)
    await kit.database
      .updateTable('porting')
      .set({ created_at: created, stage_at: completed })
      .where('id', '=', id)
      .execute()
  }
}

describe.each(['OWNER', 'ADMIN'] as const)('weeks, for %s', (level) => {
  const weeks = async () => (await overview(level === 'ADMIN' ? kit.issuer : customer, level)).weeks
  beforeEach(async () => {
    await kit.database.updateTable('porting').set({ stage: 'IN_CANCELLED' }).execute()
  })

  it('are twelve, the running one last, and begin on Monday at midnight in Denmark', async () => {
    await complete('2026-11-22T22:59:59.000Z', [2])
    await complete('2026-11-22T23:00:00.000Z', [4])
    await complete('2026-09-06T21:59:59.000Z', [9])
    await complete('2026-09-06T22:00:00.000Z', [5.26])
    const all = await weeks()
    const measured = (days: number) => ({ portings: 1, medianDays: days, ninetiethDays: days })
    expect(all).toHaveLength(12)
    expect(all.filter(({ portings }) => portings > 0)).toEqual([
      { from: '2026-09-07', ...measured(5.3) },
      { from: '2026-11-16', ...measured(2) },
      { from: '2026-11-23', ...measured(4) },
    ])
    expect(all[1]).toEqual({ from: '2026-09-14', portings: 0 })
  })

  it('the days that half of the portings and nine of ten took at most', async () => {
    await complete('2026-11-24T12:00:00.000Z', [10, 1, 9, 2, 8, 3, 7, 4, 6, 30])
    expect((await weeks()).at(-1)).toEqual({
      from: '2026-11-23',
      portings: 10,
      medianDays: 6,
      ninetiethDays: 10,
    })
  })

  it('of more than 1,000 the last ones are measured', async () => {
    await complete('2026-11-23T12:00:00.000Z', [1])
    const ids = await addPortings(1_000)
    const [completed, created] = [new Date('2026-11-25T12:00:00.000Z'), new Date('2026-11-20T12:00:00.000Z')]
    await kit.database
      .updateTable('porting')
      .set({ stage: 'IN_COMPLETED', stage_at: completed, created_at: created })
      .where('id', 'in', ids)
      .execute()
    const most = { portings: 1_000, medianDays: 5, ninetiethDays: 5 }
    expect((await weeks()).at(-1)).toEqual({ from: '2026-11-23', ...most, portingsIsLeast: true })
    await kit.putAtStage(ids.slice(0, 2), 'IN_ORDERED')
    expect((await weeks()).at(-1)).toMatchObject({ portings: 999, medianDays: 5 })
  })
})

describe('who sees what', () => {
  const counted = async (viewer: string, level: 'OWNER' | 'RESELLER' | 'ADMIN') => {
    const { stages, waiting, deliveries, weeks } = await overview(viewer, level)
    const sum = (list: readonly { total: number }[]) => list.reduce((all, { total }) => all + total, 0)
    return [
      sum(stages),
      waiting.reduce((all, { documents }) => all + documents, 0),
      sum(deliveries),
      weeks.reduce((all, { portings }) => all + portings, 0),
    ]
  }
  /** One of everything, and so two portings: one that waits, one that is completed. */
  async function addAll(owner: string): Promise<void> {
    await kit.putAtStage(await addPortings(1, owner), 'IN_AWAITING_POA_FROM_CUSTOMER')
    await complete('2026-11-24T12:00:00.000Z', [1], owner)
    await kit.database
      .updateTable('porting')
      .set({ stage_at: new Date() })
      .where('customer', '=', owner)
      .execute()
    await kit.addDelivery(owner, { state: 'sent', operator })
  }

  it('OWNER the own customer, RESELLER all beneath, ADMIN everybody', async () => {
    for (const table of ['delivery_document', 'delivery'] as const)
      await kit.database.deleteFrom(table).execute()
    await kit.database
      .updateTable('porting')
      .set({ stage: 'IN_CANCELLED', stage_at: new Date(0) })
      .execute()
    const sub = await kit.addCustomer({ parentReseller: kit.reseller, isReseller: true })
    const beneath = await kit.addCustomer({ parentReseller: sub })
    const foreign = await kit.addCustomer()
    for (const owner of [customer, beneath, foreign]) await addAll(owner)
    expect(await counted(customer, 'OWNER')).toEqual([2, 1, 1, 1])
    expect(await counted(foreign, 'OWNER')).toEqual([2, 1, 1, 1])
    expect(await counted(kit.reseller, 'RESELLER')).toEqual([4, 2, 2, 2])
    expect(await counted(kit.issuer, 'ADMIN')).toEqual([6, 3, 3, 3])
  })

  it('403: below OWNER there is none', async () => {
    const call = { operation: 'overview.get', token: tokens.MANAGER }
    expect(await kit.transports.tRPC(call)).toEqual(denied)
  })
})
