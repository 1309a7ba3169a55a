import { type PortingStage, portingStages } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const admin = await kit.clientFor('ADMIN')
const customer = await kit.addCustomer()
const [before, after, third] = ['01010', '01020', '01030']
for (const _id of [before, after, third, '01060']) await kit.addOperator({ _id, name: `Tele ${_id}` })

let serial = 0
const freshNumber = () => `+4570${String(100_000 + serial++)}`
beforeEach(() => database.deleteFrom('number_range').execute())

async function portingOf(numbers: [string, ...string[]], stage: PortingStage = 'IN_POA_SENT', of = customer) {
  const [id = ''] = await kit.addPortings(of, [{ operator: before, numbers }])
  await kit.putAtStage([id], stage)
  return id
}
const read = (id: string) =>
  database.selectFrom('porting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const donorOf = async (id: string) => (await read(id)).operator

type Range = { from: string; to?: string; operator: string }
const ways: [string, (ranges: Range[]) => Promise<unknown>][] = [
  [
    'number.assign',
    async (ranges) => {
      for (const range of ranges) await admin.number.assign.mutate(range)
    },
  ],
  ['number.import', (ranges) => admin.number.import.mutate({ ranges })],
  ['number.import that replaces', (ranges) => admin.number.import.mutate({ ranges, replace: true })],
]

describe.each(ways)('%s brings portings to who holds their numbers now', (way, give) => {
  const changeable = new Set<string>(portingStages.slice(0, 4).concat('IN_REJECTED', 'IN_DONOR_CONTACTED'))

  it.each(portingStages)('at %s, as long as their facts may change', async (stage) => {
    const number = freshNumber()
    const id = await portingOf([number], stage)
    await give([{ from: number, operator: after }])
    const mayChange = changeable.has(stage) && stage !== 'IN_CANCELLED' && stage !== 'IN_COMPLETED'
    expect(await read(id)).toMatchObject({
      operator: mayChange ? after : before,
      version: mayChange ? 2 : 1,
      stage,
    })
  })

  it('by the smallest entry around a number', async () => {
    const number = freshNumber()
    const id = await portingOf([number])
    await give([
      { from: '+4570000000', to: '+4570999999', operator: third },
      { from: number, operator: after },
    ])
    expect(await donorOf(id)).toBe(after)
    if (way === 'number.import that replaces') return
    await give([{ from: '+4570000000', to: '+4570999999', operator: third }])
    expect(await donorOf(id)).toBe(after)
  })

  it('all their numbers, and not when those came to several', async () => {
    const numbers = [freshNumber(), freshNumber()] as [string, string]
    const id = await portingOf(numbers)
    await give([
      { from: numbers[0], operator: after },
      { from: numbers[1], operator: third },
    ])
    expect(await donorOf(id)).not.toBe(third)
    await give(numbers.map((from) => ({ from, operator: after })))
    expect(await donorOf(id)).toBe(after)
  })

  it('all their numbers, and not when nobody is known to hold some of them', async () => {
    const numbers = [freshNumber(), freshNumber(), freshNumber()] as [string, string, string]
    const id = await portingOf(numbers)
    await give([{ from: numbers[0], operator: after }])
    expect(await donorOf(id)).toBe(before)
    await give([{ from: numbers[0], to: numbers[2], operator: after }])
    expect(await donorOf(id)).toBe(after)
  })

  it('not to ourselves, and an order that was to start by itself does not', async () => {
    const number = freshNumber()
    const id = await portingOf([number])
    await database.updateTable('porting').set({ auto_start_order: new Date() }).where('id', '=', id).execute()
    await give([{ from: number, operator: '01060' }])
    expect(await read(id)).toMatchObject({ operator: before, version: 1 })
    await give([{ from: number, operator: after }])
    expect(await read(id)).toMatchObject({ operator: after, auto_start_order: null })
    expect(kit.log.filter(({ porting }) => porting === id)).toEqual([
      { event: 'order_not_started', porting: id, reason: 'operator' },
    ])
    const [entry] = await database.selectFrom('audit_log').selectAll().where('object', '=', id).execute()
    expect(entry).toMatchObject({
      before_change: expect.stringContaining('"autoStartOrder":"2') as string,
      after_change: JSON.stringify({ operator: after, autoStartOrder: null }),
    })
  })

  it('which stands in the audit log, before and after', async () => {
    const number = freshNumber()
    const id = await portingOf([number])
    await give([{ from: number, operator: after }])
    expect(
      await database.selectFrom('audit_log').selectAll().where('object', '=', id).execute(),
    ).toMatchObject([
      {
        action: way.split(' ')[0],
        customer,
        object_type: 'porting',
        before_change: JSON.stringify({ operator: before }),
        after_change: JSON.stringify({ operator: after }),
      },
    ])
  })
})

it('an import gives numbers to who is not in the registry; their portings stay', async () => {
  const number = freshNumber()
  const id = await portingOf([number])
  await admin.number.import.mutate({ ranges: [{ from: number, operator: '09876' }] })
  expect(await donorOf(id)).toBe(before)
})

it('an import brings portings to their holders, however many numbers lie between', async () => {
  const many = Array.from({ length: 2_100 }, (_, index) => `+45719${String(index).padStart(5, '0')}`)
  const [id, behind] = [await portingOf(many as [string]), await portingOf(['+4571999999'])]
  await admin.number.import.mutate({
    ranges: [
      { from: '+4571900000', operator: third },
      { from: '+4571999999', operator: after },
    ],
  })
  expect([await donorOf(id), await donorOf(behind)]).toEqual([before, after])
  await admin.number.import.mutate({ ranges: [{ from: '+4571900000', to: '+4571902099', operator: third }] })
  expect([await donorOf(id), await donorOf(behind)]).toEqual([third, after])
})

it('an import that is not carried out changes nothing', async () => {
  const number = freshNumber()
  const id = await portingOf([number])
  await admin.number.import.mutate({ ranges: [{ from: number, operator: after }], dryRun: true })
  expect(await donorOf(id)).toBe(before)
})

it('numbers of a range that begin alike and are longer are not in it', async () => {
  const id = await portingOf(['+457055550001234'])
  await admin.number.assign.mutate({ from: '+4570555500', to: '+4570555599', operator: after })
  expect(await donorOf(id)).toBe(before)
})

it('the power of attorney of a porting whose donor changed is made anew for the new one', async () => {
  const [number, own] = [freshNumber(), await kit.addCustomer()]
  const id = await portingOf([number], 'IN_POA_SENT', own)
  await kit.addSignedPoa(own, { operator: before, portings: [id] })
  await admin.number.assign.mutate({ from: number, operator: after })
  await expect(admin.porting.order.mutate({ _id: id })).rejects.toThrow('Donor operator updated on porting')
  await kit.putAtStage([id], 'IN_AWAITING_POA_FROM_CUSTOMER')
  const { documents } = await admin.porting.poaCreate.mutate({ customerId: own })
  const made = await database.selectFrom('poa_document').selectAll().where('id', 'in', documents).execute()
  expect(made).toMatchObject([{ operator: after }])
  await kit.addSignedPoa(own, { operator: after, portings: [id] })
  await kit.putAtStage([id], 'IN_POA_SENT')
  expect(await admin.porting.order.mutate({ _id: id })).toEqual({ success: true })
})
