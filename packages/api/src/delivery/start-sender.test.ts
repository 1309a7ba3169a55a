import type { Courier, HandOver, Parcel } from '@telecomx/delivery'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { sendNext, startSender, type SenderDependencies } from './start-sender.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const customer = await kit.addCustomer()
const owner = await kit.clientFor('OWNER', customer, {
  primaryContact: true,
  emailAddress: 'a@kunde.example',
  faxNumber: '+4533254188',
  language: 'en',
})
await kit.addOperator()
await kit.addOperator({ _id: '01020', name: 'Øresund Tele A/S' })
await kit.addPortings(customer, [
  { operator: '01020' },
  { operator: '01010', numbers: ['+4533254100', '+4533254101'] },
])
beforeEach(() =>
  database
    .deleteFrom('delivery_document')
    .execute()
    .then(() => database.deleteFrom('delivery').execute()),
)

async function order(method: 'EMAIL' | 'FAX'): Promise<void> {
  await owner.porting.poaCreate.mutate({ customerId: customer, method })
}

/** Stands in for the outside world: answers what it is told to and keeps what it was given. */
function outside(...answers: HandOver['outcome'][]): Courier & { parcels: Parcel[] } {
  const parcels: Parcel[] = []
  return {
    kind: 'file',
    description: 'the outside world',
    parcels,
    handOver: async (parcel) => {
      parcels.push(parcel)
      return { outcome: answers[parcels.length - 1] ?? 'sent', answer: `answer ${parcels.length}` }
    },
    close: async () => {},
  }
}

const senderWith = (couriers: SenderDependencies['couriers']): SenderDependencies => ({
  ...kit.dependencies,
  couriers,
  idleMs: 5,
})
const deliveries = () => database.selectFrom('delivery').selectAll().execute()
const makeDue = () =>
  database
    .updateTable('delivery')
    .set({ next_attempt_at: sql<Date>`utc_timestamp(3) - interval 1 second` })
    .execute()

describe('the sender', () => {
  it('hands over what was recorded: recipient, language, one document per donor', async () => {
    await order('EMAIL')
    const courier = outside()
    expect(await sendNext(senderWith({ EMAIL: courier }))).toBe(true)
    expect(courier.parcels).toMatchObject([
      {
        method: 'EMAIL',
        recipient: 'a@kunde.example',
        language: 'en',
        issuer: { name: 'Telecom X' },
        customerName: 'Smørrebrød & Søn A/S',
        documents: [
          { donorName: 'Nordkabel A/S', numberCount: 2 },
          { donorName: 'Øresund Tele A/S', numberCount: 1 },
        ],
      },
    ])
    expect(Buffer.from(courier.parcels[0]?.documents[0]?.bytes.subarray(0, 5) ?? []).toString()).toBe('%PDF-')
    expect(await deliveries()).toMatchObject([
      { state: 'sent', attempts: 1, answer: 'answer 1', lease_owner: null },
    ])
    expect(await sendNext(senderWith({ EMAIL: courier }))).toBe(false)
  })

  it('tries again after temporary trouble, with the same Message-ID', async () => {
    await order('EMAIL')
    const courier = outside('retry', 'unclear')
    const sender = senderWith({ EMAIL: courier })
    await sendNext(sender)
    expect(await deliveries()).toMatchObject([{ state: 'queued', answer: 'answer 1' }])
    expect(await sendNext(sender)).toBe(false)
    for (const state of ['queued', 'sent']) {
      await makeDue()
      await sendNext(sender)
      expect(await deliveries()).toMatchObject([{ state }])
    }
    expect(new Set(courier.parcels.map((parcel) => parcel.messageId)).size).toBe(1)
    expect(courier.parcels).toHaveLength(3)
  })

  it('fails for good on a final answer, and after the last of its tries', async () => {
    await order('EMAIL')
    await sendNext(senderWith({ EMAIL: outside('failed') }))
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 1 }])
    await database.updateTable('delivery').set({ state: 'queued', attempts: 7 }).execute()
    await makeDue()
    await sendNext(senderWith({ EMAIL: outside('retry') }))
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 8 }])
  })

  it('an unclear fax waits for a person and is not sent again', async () => {
    await order('FAX')
    const courier = outside('unclear')
    await sendNext(senderWith({ FAX: courier }))
    await makeDue()
    expect(await sendNext(senderWith({ FAX: courier }))).toBe(false)
    expect(await deliveries()).toMatchObject([{ state: 'unknown', attempts: 1 }])
  })

  it('takes over the e-mail of a sender that died, and leaves its fax to a person', async () => {
    await order('EMAIL')
    await order('FAX')
    await database
      .updateTable('delivery')
      .set({
        state: 'sending',
        lease_owner: 'd'.repeat(24),
        lease_until: sql<Date>`utc_timestamp(3) - interval 1 second`,
      })
      .execute()
    const [email, fax] = [outside(), outside()]
    await sendNext(senderWith({ EMAIL: email, FAX: fax }))
    expect([email.parcels.length, fax.parcels.length]).toEqual([1, 0])
    expect((await deliveries()).map(({ method, state }) => `${method} ${state}`).toSorted()).toEqual([
      'EMAIL sent',
      'FAX unknown',
    ])
  })

  it('a sender whose lease was taken over does not say what became of the delivery', async () => {
    await order('EMAIL')
    const courier = outside()
    const slow: Courier = {
      ...courier,
      handOver: async () => {
        await database
          .updateTable('delivery')
          .set({ lease_owner: 'a'.repeat(24) })
          .execute()
        return { outcome: 'failed', answer: 'too late' }
      },
    }
    await sendNext(senderWith({ EMAIL: slow }))
    expect(await deliveries()).toMatchObject([
      { state: 'sending', lease_owner: 'a'.repeat(24), answer: null },
    ])
    expect(kit.log.at(-1)).toMatchObject({ event: 'delivery', takenOver: true })
  })

  it('gives up a delivery that has ended its sender too often', async () => {
    await order('EMAIL')
    await database.updateTable('delivery').set({ attempts: 8 }).execute()
    const courier = outside()
    await sendNext(senderWith({ EMAIL: courier }))
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 9 }])
  })

  it('gives a fax back unharmed when it could not be read after the claim', async () => {
    await order('FAX')
    const cutting = kit.testDatabase.connect({
      connectionLimit: 1,
      onStatement(text) {
        if (text.includes('poa_document_file')) throw new Error('cut')
      },
    })
    const courier = outside()
    await sendNext({ ...senderWith({ FAX: courier }), database: cutting })
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'queued', lease_owner: null }])
  })

  it('one parcel never carries two deliveries, even if a claim held both', async () => {
    const leaseOwner = 'a'.repeat(24)
    await order('EMAIL')
    await database
      .updateTable('delivery')
      .set({
        state: 'sending',
        lease_owner: leaseOwner,
        lease_until: sql<Date>`utc_timestamp(3) + interval 1 hour`,
      })
      .execute()
    await order('EMAIL')
    const courier = outside()
    await sendNext({ ...senderWith({ EMAIL: courier }), newId: () => leaseOwner })
    expect(courier.parcels).toHaveLength(1)
    expect(courier.parcels[0]?.documents).toHaveLength(2)
    expect((await deliveries()).map(({ state }) => state).toSorted()).toEqual(['sending', 'sent'])
  })

  it('leaves deliveries queued when there is no transport for their method', async () => {
    await order('FAX')
    expect(await sendNext(senderWith({ EMAIL: outside() }))).toBe(false)
    expect(await sendNext(senderWith({}))).toBe(false)
    expect(await deliveries()).toMatchObject([{ state: 'queued', attempts: 0 }])
  })

  it('four senders at once: each delivery is handed over once', async () => {
    for (let count = 0; count < 12; count++) await order('EMAIL')
    const courier = outside()
    const senders = Array.from({ length: 4 }, () => startSender(senderWith({ EMAIL: courier })))
    await expect
      .poll(async () => (await deliveries()).filter(({ state }) => state === 'sent').length, {
        timeout: 20_000,
      })
      .toBe(12)
    await Promise.all(senders.map((sender) => sender.stop()))
    expect(new Set(courier.parcels.map((parcel) => parcel.deliveryId)).size).toBe(12)
    expect(courier.parcels).toHaveLength(12)
  })
})
