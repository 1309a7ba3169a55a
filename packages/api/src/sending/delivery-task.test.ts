import type { Courier, HandOver, Parcel } from '@telecomx/delivery'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { deliveryTask } from './delivery-task.js'
import { createCopiesQueue, sendDue } from './send-due.js'
import { startSender } from './start-sender.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const customer = await kit.addCustomer()
await kit.addOperator()
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery_document', 'delivery_signed_copy', 'delivery'] as const)
    await database.deleteFrom(table).execute()
})

const sent: HandOver = { outcome: 'sent', answer: '250 ok' }
const away: HandOver = { outcome: 'retry', answer: 'no line', fault: 'MAIL_SERVER_AWAY' }

/** A mail server that takes eight at a time, and holds each until it is told what to answer. */
function heldCourier() {
  const held: { parcel: Parcel; answer: (handOver: HandOver) => void }[] = []
  const courier: Courier = {
    kind: 'smtp',
    description: 'held',
    atOnce: 8,
    handOver: (parcel, stop) =>
      new Promise((resolve) => {
        const giveBack = () => resolve({ outcome: 'retry', answer: 'told to stop', stopped: true })
        stop?.addEventListener('abort', giveBack)
        const answer = (handOver: HandOver) => {
          stop?.removeEventListener('abort', giveBack)
          resolve(handOver)
        }
        held.push({ parcel, answer })
      }),
    close: async () => {},
  }
  const answerNext = (count: number, handOver = sent) => {
    for (const { answer } of held.splice(0, count)) answer(handOver)
  }
  return { courier, held, answerNext }
}

/** One that answers each at once, by turns. */
function promptCourier(...answers: HandOver[]) {
  const parcels: Parcel[] = []
  const courier: Courier = {
    ...heldCourier().courier,
    handOver: async (parcel) => answers[parcels.push(parcel) - 1] ?? sent,
  }
  return { courier, parcels }
}

const addDeliveries = async (count: number, fixture: Parameters<typeof kit.addDelivery>[1] = {}) => {
  for (let added = 0; added < count; added++) await kit.addDelivery(customer, fixture)
}
const states = async () => {
  const rows = await database.selectFrom('delivery').select('state').execute()
  return rows.map(({ state }) => state).toSorted()
}
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item)
const senderWith = (courier: Courier, method: 'EMAIL' | 'FAX' = 'EMAIL') => ({
  ...kit.dependencies,
  couriers: { [method]: courier },
})
const never = new AbortController().signal
/** Longer than a busy machine takes. */
const soon = { timeout: 20_000 }

it('begins with one and takes up more while they are taken, eight at a time at most', async () => {
  await addDeliveries(30)
  const { courier, held, answerNext } = heldCourier()
  const sender = startSender({ ...senderWith(courier), idleMs: 5 })
  await expect.poll(() => held.length, soon).toBe(1)
  expect(await states()).toEqual([...times(29, 'queued'), 'sending'])
  answerNext(1)
  await expect.poll(() => held.length, soon).toBe(2)
  answerNext(2)
  await expect.poll(() => held.length, soon).toBe(8)
  answerNext(3)
  await expect
    .poll(states, soon)
    .toEqual([...times(19, 'queued'), ...times(5, 'sending'), ...times(6, 'sent')])
  expect(held).toHaveLength(5)
  answerNext(1)
  await expect.poll(() => held.length, soon).toBe(8)
  const stopped = sender.stop()
  answerNext(8)
  await stopped
  expect(await states()).toEqual([...times(15, 'queued'), ...times(15, 'sent')])
})

it('told to stop: what cannot end is given back, all of it', async () => {
  await addDeliveries(10)
  const { courier, held, answerNext } = heldCourier()
  const sender = startSender({ ...senderWith(courier), idleMs: 5 })
  for (const count of [1, 2]) {
    await expect.poll(() => held.length, soon).toBe(count)
    answerNext(count)
  }
  await expect.poll(() => held.length, soon).toBe(7)
  await sender.stop(0)
  expect(await states()).toEqual([...times(7, 'queued'), ...times(3, 'sent')])
})

it('a fax is one at a time, whatever the courier takes: of each that a sender dies with a person is asked', async () => {
  await addDeliveries(3, { method: 'FAX' })
  const { courier, held, answerNext } = heldCourier()
  const sender = startSender({ ...senderWith(courier, 'FAX'), idleMs: 5 })
  for (const left of [2, 1, 0]) {
    await expect.poll(() => held.length, soon).toBe(1)
    expect(await states()).toEqual([...times(left, 'queued'), 'sending', ...times(2 - left, 'sent')])
    answerNext(1)
  }
  await sender.stop()
})

describe('while the mail server is away', () => {
  it.each([
    away,
    { ...away, fault: 'NO_MAIL_ACCESS' },
    { ...away, fault: 'MAIL_NOT_SAFE' },
    { ...away, outcome: 'unclear' },
  ] as HandOver[])('one is tried at a time, with a pause before the next: %j', async (trouble) => {
    await addDeliveries(20)
    const { courier, parcels } = promptCourier(sent, sent, sent, ...times(10, trouble))
    const task = deliveryTask(senderWith(courier), 'EMAIL')
    const working = async () => {
      const before = parcels.length
      const goesOn = await task.work(never)
      await task.ended?.()
      return [parcels.length - before, goesOn]
    }
    expect([await working(), (await working())[0]]).toEqual([[1, true], 2])
    // Eight were in hand when it went away.
    expect(await working()).toEqual([8, false])
    expect([await working(), await working()]).toEqual([
      [1, false],
      [1, false],
    ])
    // It is back.
    expect([await working(), (await working())[0]]).toEqual([[1, true], 2])
  })

  it('one letter that it refuses for now is not that', async () => {
    await addDeliveries(6)
    const later: HandOver = { outcome: 'retry', answer: '451 greylisted', fault: 'ASKED_TO_WAIT' }
    const { courier, parcels } = promptCourier(sent, later, later)
    const task = deliveryTask(senderWith(courier), 'EMAIL')
    for (const taken of [1, 3, 6]) {
      expect(await task.work(never)).toBe(true)
      await task.ended?.()
      expect(parcels).toHaveLength(taken)
    }
  })
})

describe('several taken up together', () => {
  const together = async (courier: Courier, changed: object = {}) => {
    const dependencies = { ...senderWith(courier), ...changed }
    const copiesQueue = createCopiesQueue(dependencies)
    return Promise.all(await sendDue(dependencies, 'EMAIL', { most: 8, copiesQueue, stop: undefined }))
  }

  it('are claimed and read by as many statements as two are, and each is settled by one', async () => {
    const statements: string[] = []
    const counting = kit.testDatabase.connect({ onStatement: (text) => statements.push(text) })
    await sql`select 1`.execute(counting)
    const countFor = async (deliveries: number) => {
      await addDeliveries(deliveries)
      statements.length = 0
      await together(promptCourier().courier, { database: counting })
      return statements.filter((text) => !text.includes('session')).length
    }
    const ofTwo = await countFor(2)
    expect(await countFor(8)).toBe(ofTwo + 6)
    expect(ofTwo).toBeLessThanOrEqual(11)
    expect(await states()).toEqual(times(10, 'sent'))
  })

  it.each([
    [
      'whose file is gone',
      sql`delete from poa_document_file where document in
      (select document from delivery_document where delivery = `,
    ],
    ['whose facts are no JSON', sql`update delivery set letter_facts = '{' where id in (select `],
  ])('one %s does not hold the others up', async (_what, spoil) => {
    await addDeliveries(3)
    const [broken] = await database.selectFrom('delivery').select('id').limit(1).execute()
    await sql`${spoil}${broken?.id})`.execute(database)
    await together(promptCourier().courier)
    expect(await states()).toEqual(['queued', 'sent', 'sent'])
    expect(
      await database.selectFrom('delivery').select(['id', 'cause']).where('state', '=', 'queued').execute(),
    ).toEqual([{ id: broken?.id, cause: 'UNREADABLE' }])
  })

  it('letters with signed copies, which are large, wait for one another and for nobody else', async () => {
    const copy = await kit.addSignedCopy(customer, { state: 'APPROVED' })
    const letterFacts = {
      numbers: ['+4533254100'],
      numberCount: 1,
      operator: '01010',
      donorName: 'N',
      ownerName: 'K',
      portingCode: 'X0123456789',
      toDonor: true,
    }
    await addDeliveries(3, { letter: 'DONOR', letterFacts, signedCopyIds: [copy] })
    await addDeliveries(2)
    const { courier, held, answerNext } = heldCourier()
    const sending = together(courier)
    const lettersHeld = () => held.map(({ parcel }) => parcel.letter).toSorted()
    await expect.poll(lettersHeld, soon).toEqual(['DONOR', 'POA', 'POA'])
    answerNext(3)
    for (let left = 2; left > 0; left--) {
      await expect.poll(lettersHeld, soon).toEqual(['DONOR'])
      answerNext(1)
    }
    await sending
    expect(await states()).toEqual(times(5, 'sent'))
  })
})
