import type { Courier, Parcel } from '@telecomx/delivery'
import { copyErrors, type Delivery, poaCreateErrors } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { sendNext } from '../testing/send-next.js'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit({ otherRecipientsPerHour: 3 })
afterAll(() => kit.close())
const { database } = kit
const {
  tokens,
  companies: { customer },
} = await kit.addFamily()
await kit.addOperator()
await kit.addPortings(customer, [{ operator: '01010' }])
const contact = 'kontakt@kunde.example'
await kit.tokenFor('OWNER', customer, {
  primaryContact: true,
  emailAddress: contact,
  faxNumber: '+4533254188',
})
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery_document', 'delivery', 'other_recipient_hour'] as const)
    await database.deleteFrom(table).execute()
})

const [one, two] = ['bogholder@kunde.example', 'chef@andet.example']
const row = { status: 422, row: copyErrors.ccInvalid }
const at = (index: number, value: string) => ({ index, value })

/** The newest first. */
async function listed(): Promise<Delivery[]> {
  const { result } = await kit.transports.REST({ operation: 'delivery.list', token: tokens.owner })
  return (result as { deliveries: Delivery[] }).deliveries
}
const deliveryTo = async (address: string) => (await listed()).find(({ recipient }) => recipient === address)
const counted = () => database.selectFrom('other_recipient_hour').select(['sent', 'refused']).execute()
const countRows = async () => (await database.selectFrom('poa_document').select('id').execute()).length
const end = (state: 'sent' | 'failed') =>
  database.updateTable('delivery').set({ state, next_attempt_at: null, settled_at: new Date() }).execute()

describe.each(Object.entries(kit.transports))('copies over %s', (_transport, call) => {
  const create = (body: object) =>
    call({
      operation: 'porting.poaCreate',
      token: tokens.owner,
      path: { customerId: customer },
      body: { method: 'EMAIL', ...body },
      withDetails: true,
    })
  const resend = (deliveryId: string, body: object = {}) =>
    call({
      operation: 'porting.poaResend',
      token: tokens.owner,
      path: { deliveryId },
      body,
      withDetails: true,
    })

  it('each is a delivery of its own beside the main one, with the same documents', async () => {
    const { result } = await create({ cc: [one, ` ${two} `] })
    const { documents } = result as { documents: string[] }
    const main = await deliveryTo(contact)
    expect(main).toMatchObject({ cc: [one, two], documents, otherRecipient: false })
    for (const address of [one, two]) {
      const copy = await deliveryTo(address)
      expect(copy).toMatchObject({ ccOf: main?._id, documents, otherRecipient: true, state: 'queued' })
      expect(copy).not.toHaveProperty('cc')
    }
    const rows = await database.selectFrom('delivery').select(['message_id', 'next_reminder_at']).execute()
    expect(new Set(rows.map(({ message_id }) => message_id)).size).toBe(3)
    expect(rows.filter(({ next_reminder_at }) => next_reminder_at !== null)).toHaveLength(1)
  })

  it('they stand behind the main one, in the order in which they were given', async () => {
    const cc = [2, 3, 1].map((number) => `kopi${number}@kunde.example`)
    await create({ cc })
    expect((await listed()).map(({ recipient }) => recipient)).toEqual([...cc.toReversed(), contact])
  })

  it('each has an entry of its own in the audit log', async () => {
    await create({ cc: [one] })
    const main = await deliveryTo(contact)
    for (const address of [contact, one]) {
      const entries = await database
        .selectFrom('audit_log')
        .select(['action', 'after_change as after'])
        .where('object', '=', (await deliveryTo(address))?._id ?? '')
        .execute()
      const after = JSON.parse(entries[0]?.after ?? '{}') as object
      expect(entries).toMatchObject([{ action: 'porting.poaCreate' }])
      expect(after).toMatchObject({ recipient: address, ...(address === one && { ccOf: main?._id }) })
    }
  })

  it.each<[string, unknown, object | undefined]>([
    ['one that is no plain address', [one, 'Name <a@b.dk>'], { ...at(1, 'Name <a@b.dk>') }],
    ['an empty one', [''], at(0, '')],
    ['a list in one text', [`${one},${two}`], at(0, `${one},${two}`)],
    ['no text', [one, 17], { index: 1 }],
    ['a header', ['a@b.dk\r\nBcc: evil@evil.example'], { index: 0 }],
    ['six', Array.from({ length: 6 }, (_, n) => `a${n}@b.dk`), { reason: 'too_many' }],
    [
      'one twice, in another letter case',
      [one, two, one.toUpperCase()],
      { ...at(2, one.toUpperCase()), reason: 'repeated' },
    ],
    ['the contact, who gets it anyway', [one, contact.toUpperCase()], { index: 1, reason: 'repeated' }],
    ['no list', { 0: one }, undefined],
  ])('422 cc: %s; nothing is made of it', async (_title, cc, details) => {
    const before = await countRows()
    const answer = await create({ cc })
    expect(answer).toMatchObject({ ...row, ...(details && { details }) })
    expect([await countRows(), await listed()]).toEqual([before, []])
  })

  it('422 cc: the given recipient, and copies of a fax', async () => {
    expect(await create({ recipient: two, cc: [two] })).toMatchObject(row)
    const fax = await create({ method: 'FAX', cc: [one] })
    expect(fax).toMatchObject({ ...row, details: { reason: 'by_email_only' } })
  })

  it('with DOWNLOAD they are ignored, whatever they are', async () => {
    expect((await create({ method: 'DOWNLOAD', cc: ['nobody'] })).status).toBe(200)
    expect(await listed()).toEqual([])
  })

  it('429: each counts that is not the contact’s own address; then nothing is made of it', async () => {
    expect((await create({ recipient: two, cc: [contact, one] })).status).toBe(200)
    expect(await counted()).toEqual([{ sent: 2, refused: 0 }])
    const before = await countRows()
    expect(await create({ cc: [one, two] })).toMatchObject({
      status: 429,
      row: poaCreateErrors.recipientsLimited,
    })
    expect([await countRows(), await counted()]).toEqual([before, [{ sent: 2, refused: 1 }]])
    expect((await create({ cc: [one] })).status).toBe(200)
  })

  it('a resend takes copies of its own, and without them nobody gets one', async () => {
    await create({ cc: [one] })
    const main = await deliveryTo(contact)
    await end('sent')
    const again = ((await resend(main?._id ?? '')).result as { delivery: string }).delivery
    expect((await listed()).find(({ _id }) => _id === again)).not.toHaveProperty('cc')
    await end('sent')
    const withCopy = ((await resend(main?._id ?? '', { cc: [two] })).result as { delivery: string }).delivery
    expect(withCopy).not.toBe(again)
    expect(await deliveryTo(two)).toMatchObject({ ccOf: withCopy, state: 'queued' })
    // Who presses twice sends once.
    expect((await resend(main?._id ?? '', { cc: [two] })).result).toEqual({
      success: true,
      delivery: withCopy,
    })
    expect((await listed()).filter(({ recipient }) => recipient === two)).toHaveLength(1)
  })

  it('a waiting delivery is withdrawn when copies are asked for', async () => {
    await create({})
    const main = await deliveryTo(contact)
    const { result } = await resend(main?._id ?? '', { cc: [one] })
    const states = Object.fromEntries((await listed()).map(({ _id, state }) => [_id, state]))
    const { delivery } = result as { delivery: string }
    expect([states[main?._id ?? ''], states[delivery]]).toEqual(['failed', 'queued'])
  })

  it('a copy that is sent again is the copy still; to another address it is none', async () => {
    await create({ cc: [one] })
    const [main, copy] = [await deliveryTo(contact), await deliveryTo(one)]
    await end('failed')
    await resend(copy?._id ?? '')
    expect(await deliveryTo(one)).toMatchObject({ ccOf: main?._id, resendOf: copy?._id })
    await resend(copy?._id ?? '', { recipient: two })
    expect(await deliveryTo(two)).not.toHaveProperty('ccOf')
  })

  it('422 cc of a resend: the recipient, and copies of a fax', async () => {
    await create({ cc: [one] })
    expect(await resend((await deliveryTo(contact))?._id ?? '', { cc: [contact] })).toMatchObject(row)
    const fax = await kit.addDelivery(customer, { method: 'FAX' })
    expect(await resend(fax, { cc: [one] })).toMatchObject({ ...row, details: { reason: 'by_email_only' } })
  })
})

describe('over REST', () => {
  const ask = (method: string, query: string) =>
    fetch(`${kit.url}/porting/${customer}/poa/create?method=${method}&${query}`, {
      headers: { authorization: `Bearer ${tokens.owner}` },
    })

  it('a query has them with commas between', async () => {
    expect((await ask('EMAIL', `cc=${one},${two}`)).status).toBe(200)
    expect(await deliveryTo(contact)).toMatchObject({ cc: [one, two] })
  })

  it.each(['EMAIL', 'DOWNLOAD'])('422 cc: given twice, with %s', async (method) => {
    const answer = await ask(method, `cc=${one}&cc=${two}`)
    const { ccInvalid } = copyErrors
    expect(await answer.json()).toEqual({ success: false, ...ccInvalid, details: { reason: 'given_twice' } })
  })
})

it('the messages show the same recipients, and each goes to its own', async () => {
  const owner = await kit.clientFor('OWNER', customer)
  await owner.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL', cc: [one, two] })
  const parcels: Parcel[] = []
  const courier: Courier = {
    kind: 'smtp',
    description: 'the outside world',
    handOver: (parcel) => {
      parcels.push(parcel)
      return Promise.resolve({ outcome: 'sent', answer: '250' })
    },
    close: () => Promise.resolve(),
  }
  while (await sendNext({ ...kit.dependencies, couriers: { EMAIL: courier } }, 'EMAIL'));
  expect(parcels.map(({ recipient }) => recipient).toSorted()).toEqual([one, two, contact].toSorted())
  for (const { shownRecipients } of parcels) expect(shownRecipients).toEqual({ to: contact, cc: [one, two] })
})
