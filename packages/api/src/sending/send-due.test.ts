import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claimDeliveries } from '@telecomx/database'
import { type Courier, createCouriers, type HandOver, type Parcel } from '@telecomx/delivery'
import { type QueryId, sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { whitePage } from '../testing/fixtures.js'
import { startTestKit } from '../testing/index.js'
import { sendNext } from '../testing/send-next.js'
import type { SenderDependencies } from './send-due.js'

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
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery_document', 'delivery_signed_copy', 'delivery'] as const)
    await database.deleteFrom(table).execute()
})

type Outcome = HandOver['outcome']

const said = (outcome: Outcome, answer: string): HandOver =>
  outcome === 'accepted' ? { outcome, answer, job: '17' } : { outcome, answer }

/** Stands in for the outside world: answers what it is told to and keeps what it was given. */
function outside(...answers: Outcome[]): Courier & { parcels: Parcel[] } {
  const parcels: Parcel[] = []
  return {
    kind: 'smtp',
    description: 'the outside world',
    parcels,
    handOver: async (parcel) => {
      parcels.push(parcel)
      return said(answers[parcels.length - 1] ?? 'sent', `answer ${parcels.length}`)
    },
    close: async () => {},
  }
}

/** A fax server that takes parcels in, and says these in turn when it is asked what became of them. */
function faxServer(told: Outcome[], recovered?: HandOver): Courier & { asked: string[] } {
  const asked: string[] = []
  return {
    ...outside('accepted'),
    kind: 'hylafax',
    asked,
    follow: async (_deliveryId, job) =>
      said(told[asked.push(job) - 1] ?? 'accepted', `job is at ${asked.length}`),
    ...(recovered && { recover: async () => recovered }),
  }
}

const senderWith = (couriers: SenderDependencies['couriers']): SenderDependencies => ({
  ...kit.dependencies,
  couriers,
})
const deliveries = () => database.selectFrom('delivery').selectAll().execute()
const attempts = () => database.selectFrom('delivery_attempt').selectAll().orderBy('number').execute()
const makeDue = (more: object = {}) =>
  database
    .updateTable('delivery')
    .set({ next_attempt_at: sql<Date>`utc_timestamp(3) - interval 1 second`, ...more })
    .execute()
/** As a sender leaves it that dies while it has the delivery in hand, when its lease has run out. */
const abandon = () => makeDue({ state: 'sending', lease_owner: 'd'.repeat(24) })
/** Seconds until the next try, by the database's clock. */
const wait = async () => {
  const { seconds } = await database
    .selectFrom('delivery')
    .select(
      sql<string>`timestampdiff(microsecond, utc_timestamp(3), next_attempt_at) / 1000000`.as('seconds'),
    )
    .executeTakeFirstOrThrow()
  return Number(seconds)
}

describe('each letter', () => {
  const named = { numbers: ['+4533254100'], numberCount: 1 }
  const sendOne = async (method: 'EMAIL' | 'FAX' = 'EMAIL') => {
    const courier = outside()
    await sendNext(senderWith({ [method]: courier }), method)
    return courier.parcels[0]
  }

  it('a signed copy is put together of its rows, in their order', async () => {
    const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => index % 251))
    const [first, second] = [
      await kit.addSignedCopy(customer, { state: 'APPROVED', type: 'PDF', bytes }),
      await kit.addSignedCopy(customer, { state: 'APPROVED', type: 'JPG', bytes: Buffer.from('jpg') }),
    ]
    const letterFacts = {
      ...named,
      operator: '01010',
      donorName: 'Nordkabel A/S',
      ownerName: 'Kunde ApS',
      portingCode: 'X0123456789',
      toDonor: true,
    }
    await kit.addDelivery(customer, { letter: 'DONOR', letterFacts, signedCopyIds: [second, first] })
    const parcel = await sendOne()
    expect(parcel).toMatchObject({ letter: 'DONOR', facts: letterFacts, documents: [], mitId: false })
    expect(parcel?.signedCopies.map(({ type, bytes }) => [type, bytes.length])).toEqual([
      ['PDF', 2_500_000],
      ['JPG', 3],
    ])
    expect(Buffer.from(parcel?.signedCopies[0]?.bytes ?? []).equals(bytes)).toBe(true)
  })

  it.each([
    ['PROGRESS', { ...named, stage: 'IN_COMPLETED', customerName: 'Kunde ApS', isForCustomer: true }],
    [
      'COPY_REFUSED',
      {
        reason: 'OTHER',
        message: 'x',
        portingCode: 'X0123456789',
        donorName: 'Nordkabel A/S',
        filename: 'x.pdf',
      },
    ],
  ] as const)('%s carries nothing', async (letter, letterFacts) => {
    await kit.addDelivery(customer, { letter, letterFacts })
    const parcel = await sendOne()
    expect(parcel).toMatchObject({ letter, facts: letterFacts, documents: [], signedCopies: [] })
  })

  it('a reminder carries its documents', async () => {
    await kit.addDelivery(customer, { letter: 'REMINDER' })
    expect(await sendOne()).toMatchObject({ letter: 'REMINDER', documents: [{ donorName: 'Nordkabel A/S' }] })
  })

  it('one whose facts are not what its letter needs is tried again, and told', async () => {
    const id = await kit.addDelivery(customer, { letter: 'PROGRESS', letterFacts: { stage: 'NOWHERE' } })
    expect(await sendOne()).toBeUndefined()
    expect(await deliveries()).toMatchObject([{ state: 'queued', cause: 'UNREADABLE' }])
    expect(kit.log.filter(({ event }) => event === 'delivery_unreadable')).toMatchObject([{ id }])
  })

  const donorFacts = {
    ...named,
    operator: '01010',
    donorName: 'N',
    ownerName: 'K',
    portingCode: 'X0123456789',
    toDonor: true,
  }
  const addPicture = async (bytes: Uint8Array, method: 'EMAIL' | 'FAX') => {
    const copy = await kit.addSignedCopy(customer, { state: 'APPROVED', bytes })
    await kit.addDelivery(customer, {
      letter: 'DONOR',
      letterFacts: donorFacts,
      signedCopyIds: [copy],
      method,
    })
  }

  it('a picture goes by fax as a page of PDF, and by e-mail as it is', async () => {
    for (const method of ['EMAIL', 'FAX'] as const) await addPicture(whitePage(), method)
    expect((await sendOne('EMAIL'))?.signedCopies).toMatchObject([{ type: 'PNG' }])
    const copies = (await sendOne('FAX'))?.signedCopies ?? []
    expect(copies.map(({ type }) => type)).toEqual(['PDF'])
    expect(Buffer.from(copies[0]?.bytes ?? []).toString('latin1', 0, 5)).toBe('%PDF-')
  })

  it('a fax whose picture is not drawn is tried again, and nothing of it leaves', async () => {
    await addPicture(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'FAX')
    expect(await sendOne('FAX')).toBeUndefined()
    expect(await deliveries()).toMatchObject([{ state: 'queued', cause: 'UNREADABLE' }])
  })

  it.each<[string, 'PNG'[]]>([
    ['alone', []],
    ['nor the one that is left beside it', ['PNG']],
  ])('a signed copy that was deleted meanwhile does not go out; %s', async (_, others) => {
    const copy = await kit.addSignedCopy(customer, { state: 'APPROVED' })
    const beside = await Promise.all(
      others.map((type) => kit.addSignedCopy(customer, { state: 'APPROVED', type })),
    )
    await kit.addDelivery(customer, {
      letter: 'DONOR',
      letterFacts: donorFacts,
      signedCopyIds: [copy, ...beside],
    })
    await database.deleteFrom('signed_copy_part').where('signed_copy', '=', copy).execute()
    const home = await mkdtemp(join(tmpdir(), 'outbox-'))
    onTestFinished(() => rm(home, { recursive: true }))
    const couriers = createCouriers({
      fromName: 'T',
      fromAddress: 'np@telecomx.example',
      outboxDirectory: home,
    })
    await sendNext(senderWith(couriers), 'EMAIL')
    expect(await deliveries()).toMatchObject([{ state: 'failed', answer: 'there is no signed copy to send' }])
  })
})

describe('what is sent', () => {
  it('what poaCreate recorded: recipient, language, one document per donor', async () => {
    await owner.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL' })
    const courier = outside()
    expect(await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')).toBe(true)
    expect(courier.parcels).toMatchObject([
      {
        method: 'EMAIL',
        recipient: 'a@kunde.example',
        language: 'en',
        issuer: { name: 'Telecom X' },
        customerName: 'Smørrebrød & Søn A/S',
        returnBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        documents: [
          { donorName: 'Nordkabel A/S', numberCount: 2 },
          { donorName: 'Øresund Tele A/S', numberCount: 1 },
        ],
      },
    ])
    expect(Buffer.from(courier.parcels[0]?.documents[0]?.bytes.subarray(0, 5) ?? []).toString()).toBe('%PDF-')
    expect(await deliveries()).toMatchObject([
      {
        state: 'sent',
        attempts: 1,
        answer: 'answer 1',
        via: 'smtp',
        lease_owner: null,
        next_attempt_at: null,
      },
    ])
    expect(await attempts()).toMatchObject([{ number: 1, outcome: 'sent', answer: 'answer 1' }])
    expect(await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')).toBe(false)
  })

  it('only what is due, the longest due first', async () => {
    const [late, early, later] = [
      await kit.addDelivery(customer),
      await kit.addDelivery(customer),
      await kit.addDelivery(customer),
    ]
    const due = (id: string, seconds: number) =>
      database
        .updateTable('delivery')
        .set({ next_attempt_at: sql<Date>`utc_timestamp(3) - interval ${seconds} second` })
        .where('id', '=', id)
        .execute()
    await due(late, 1)
    await due(early, 10)
    await due(later, -3600)
    const courier = outside()
    while (await sendNext(senderWith({ EMAIL: courier }), 'EMAIL'));
    expect(courier.parcels.map(({ deliveryId }) => deliveryId)).toEqual([early, late])
  })

  it('nothing where there is no transport for the method', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    expect(await sendNext(senderWith({ EMAIL: outside() }), 'FAX')).toBe(false)
    expect(await sendNext(senderWith({ EMAIL: outside() }), 'EMAIL')).toBe(false)
    expect(await deliveries()).toMatchObject([{ state: 'queued', attempts: 0 }])
  })
})

describe('the letter', () => {
  const setReturnBy = (day: string | null) =>
    database.updateTable('delivery').set({ return_by: day }).execute()

  it('is dated by the first try, also when it is repeated', async () => {
    await kit.addDelivery(customer)
    await database
      .updateTable('delivery')
      .set({ created_at: sql<Date>`utc_timestamp(3) - interval 40 day` })
      .execute()
    await setReturnBy('2026-10-10')
    const courier = outside('retry')
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    await makeDue()
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    const [first, second] = courier.parcels
    expect(Date.now() - Date.parse(first?.createdAt ?? '')).toBeLessThan(60_000)
    expect(second).toEqual(first)
  })

  it.each([
    ['9999-12-31', '9999-12-31'],
    ['2026-10-10', undefined],
    [null, undefined],
  ])('asks for the documents by the recorded day while it is to come: %s', async (recorded, asked) => {
    await kit.addDelivery(customer)
    await setReturnBy(recorded)
    const courier = outside()
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    expect(courier.parcels.map(({ returnBy }) => returnBy)).toEqual([asked])
  })

  it.each([
    ['the e-mail address of the contact', 'EMAIL', 'a@kunde.example', 'Åse Smørup'],
    ['the same in other letters', 'EMAIL', 'A@Kunde.example', 'Åse Smørup'],
    ['the fax number of the contact', 'FAX', '+4533254188', 'Åse Smørup'],
    ['somebody else', 'EMAIL', 'b@kunde.example', undefined],
    ['another fax', 'FAX', '+4533254189', undefined],
  ] as const)('names the contact when it goes to %s', async (_title, method, recipient, contactName) => {
    await kit.addDelivery(customer, { method, recipient })
    const courier = outside()
    await sendNext(senderWith({ [method]: courier }), method)
    expect(courier.parcels.map((parcel) => parcel.contactName)).toEqual([contactName])
  })

  it('goes to a customer without a contact', async () => {
    const without = await kit.addCustomer({ name: 'Ærø Cykler' })
    await kit.addDelivery(without)
    const courier = outside()
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    expect(courier.parcels).toMatchObject([{ customerName: 'Ærø Cykler', documents: [{}] }])
    expect(courier.parcels[0]?.contactName).toBeUndefined()
  })

  it('has each document under the name that it has as a download', async () => {
    const { documents } = await owner.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL' })
    const outboxDirectory = await mkdtemp(join(tmpdir(), 'outbox-'))
    onTestFinished(() => rm(outboxDirectory, { recursive: true }))
    const from = { fromName: 'Telecom X', fromAddress: 'np@telecomx.example' }
    await sendNext(senderWith(createCouriers({ ...from, outboxDirectory })), 'EMAIL')
    const [file = ''] = await readdir(outboxDirectory)
    const mail = await PostalMime.parse(await readFile(join(outboxDirectory, file)))
    const admin = await kit.clientFor('ADMIN')
    const downloads = await Promise.all(
      documents.map((poaId) => admin.poaDocument({ customerId: customer, poaId })),
    )
    expect(mail.text).toContain('Dear Åse Smørup\n')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(
      downloads.map(({ filename }) => filename),
    )
    expect(downloads.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^Fuldmagt-Nordkabel-A-S-X\d{10}\.pdf$/),
      expect.stringMatching(/^Fuldmagt-Oeresund-Tele-A-S-X\d{10}\.pdf$/),
    ])
  })
})

describe('what comes to nothing', () => {
  it('is tried again after growing, jittered waits, with the same Message-ID', async () => {
    await kit.addDelivery(customer)
    const courier = outside('retry', 'unclear', 'retry', 'retry', 'retry', 'retry')
    const sender = senderWith({ EMAIL: courier })
    for (const usual of [60, 120, 240, 480, 900, 900]) {
      await sendNext(sender, 'EMAIL')
      expect(await deliveries()).toMatchObject([{ state: 'queued', lease_owner: null }])
      const seconds = await wait()
      expect(seconds).toBeGreaterThan(usual * 0.75 - 10)
      expect(seconds).toBeLessThanOrEqual(usual * 1.25)
      expect(await sendNext(sender, 'EMAIL')).toBe(false)
      await makeDue()
    }
    await sendNext(sender, 'EMAIL')
    expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 7 }])
    expect(new Set(courier.parcels.map((parcel) => parcel.messageId)).size).toBe(1)
    const told = await attempts()
    expect(told.map(({ outcome }) => outcome)).toEqual([...Array(6).fill('queued'), 'sent'])
    for (const { ended_at, answer } of told)
      expect([ended_at, answer]).toEqual([expect.any(Date), expect.stringMatching(/^answer \d$/)])
  })

  it('is explained by the fault that the courier named last, and by no other', async () => {
    const id = await kit.addDelivery(customer)
    const handOvers: HandOver[] = [
      { outcome: 'retry', answer: 'no line', fault: 'MAIL_SERVER_AWAY' },
      { outcome: 'unclear', answer: 'cut off', fault: 'MAIL_SERVER_AWAY' },
      { outcome: 'retry', answer: '451 later' },
      { outcome: 'failed', answer: '550 no', fault: 'NO_SUCH_ADDRESS' },
    ]
    let next = 0
    const courier = { ...outside(), handOver: async () => handOvers[next++] ?? said('sent', 'ok') }
    const faults: unknown[] = []
    for (const _ of handOvers) {
      await makeDue()
      await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
      faults.push((await attempts()).at(-1)?.fault)
    }
    expect(faults).toEqual(['MAIL_SERVER_AWAY', 'MAIL_SERVER_AWAY', null, 'NO_SUCH_ADDRESS'])
    const { deliveries: listed } = await owner.delivery.list.query({})
    expect(listed.find(({ _id }) => _id === id)?.description).toBe(
      'Could not be sent. The address does not exist. Message: “550 no”. It is not tried again by itself: put the fault right and send it again.',
    )
  })

  it('is not explained by an earlier fault when a version that names none had the last try', async () => {
    const id = await kit.addDelivery(customer)
    const courier = outside()
    courier.handOver = async () => ({ outcome: 'retry', answer: 'no line', fault: 'MAIL_SERVER_AWAY' })
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    await makeDue()
    const lease = { leaseOwner: 'd'.repeat(24), leaseSeconds: 300, isRepeatable: true, most: 1 }
    expect(await claimDeliveries(database, 'EMAIL', lease)).toMatchObject([{ attempts: 2 }])
    const answer = '550 5.1.1 user unknown'
    await database
      .updateTable('delivery')
      .set({ state: 'failed', answer, cause: null, lease_owner: null, next_attempt_at: null })
      .execute()
    await database
      .updateTable('delivery_attempt')
      .set({ answer, outcome: 'failed' })
      .where('number', '=', 2)
      .execute()
    const { deliveries: listed } = await owner.delivery.list.query({})
    expect(listed.find(({ _id }) => _id === id)?.description).toBe(
      `Could not be sent. Message: “${answer}”. It is not tried again by itself: put the fault right and send it again.`,
    )
  })

  it('fails for good on a final answer, and after the last of its tries', async () => {
    await kit.addDelivery(customer)
    await sendNext(senderWith({ EMAIL: outside('failed') }), 'EMAIL')
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 1, next_attempt_at: null }])
    await makeDue({ state: 'queued', attempts: 199 })
    await sendNext(senderWith({ EMAIL: outside('retry') }), 'EMAIL')
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 200 }])
  })

  it('a delivery that has ended its sender each time is given up', async () => {
    await kit.addDelivery(customer)
    await makeDue({ attempts: 200 })
    const courier = outside()
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'failed', cause: 'GIVEN_UP', attempts: 201 }])
  })

  it('one that cannot be read waits longer each time, ends, and holds nobody up', async () => {
    const broken = await kit.addDelivery(customer)
    const [{ document } = { document: '' }] = await database
      .selectFrom('delivery_document')
      .selectAll()
      .execute()
    await database.deleteFrom('poa_document_file').where('document', '=', document).execute()
    const sender = senderWith({ EMAIL: outside() })
    const waits: number[] = []
    for (let count = 0; count < 3; count++) {
      await sendNext(sender, 'EMAIL')
      expect(await deliveries()).toMatchObject([{ id: broken, state: 'queued', cause: 'UNREADABLE' }])
      waits.push(await wait())
      await makeDue()
    }
    expect(waits.map((seconds, index) => Math.round(seconds / (60 * 2 ** index)))).toEqual([1, 1, 1])
    await makeDue({ attempts: 65_534 })
    const healthy = await kit.addDelivery(customer)
    while (await sendNext(sender, 'EMAIL'));
    const ended = await database.selectFrom('delivery').select(['id', 'state']).execute()
    expect(new Map(ended.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [broken, 'failed'],
        [healthy, 'sent'],
      ]),
    )
  })

  it('one that cannot even be claimed holds nobody up', async () => {
    await kit.addDelivery(customer)
    await makeDue({ attempts: 65_535 })
    await kit.addDelivery(customer)
    const courier = outside()
    expect(await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')).toBe(true)
    expect(courier.parcels).toHaveLength(1)
    await expect(sendNext(senderWith({ EMAIL: courier }), 'EMAIL')).rejects.toMatchObject({ errno: 1264 })
  })

  it('an answer of any length is kept as far as it fits', async () => {
    await kit.addDelivery(customer)
    const wordy = { ...outside(), handOver: async () => said('failed', '550 no '.repeat(100)) }
    await sendNext(senderWith({ EMAIL: wordy }), 'EMAIL')
    const [delivery] = await deliveries()
    expect(delivery?.answer).toMatch(/^550 no .+…$/)
    expect(delivery?.answer).toHaveLength(200)
  })

  it('an unclear fax waits for a person and is not sent again', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    const courier = outside('unclear')
    await sendNext(senderWith({ FAX: courier }), 'FAX')
    expect(await sendNext(senderWith({ FAX: courier }), 'FAX')).toBe(false)
    expect(await deliveries()).toMatchObject([{ state: 'unknown', attempts: 1, next_attempt_at: null }])
  })

  it('a fax that could not be read after the claim is given back unharmed', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    const cutting = kit.testDatabase.connect({
      connectionLimit: 1,
      onStatement(text) {
        if (text.includes('poa_document_file')) throw new Error('cut')
      },
    })
    const courier = outside()
    await sendNext({ ...senderWith({ FAX: courier }), database: cutting }, 'FAX')
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'queued', lease_owner: null }])
  })
})

describe('a sender that died', () => {
  it('its e-mail is sent again with the same Message-ID; the try that was broken off has no end', async () => {
    await kit.addDelivery(customer)
    const dying = senderWith({ EMAIL: { ...outside(), handOver: () => new Promise(() => {}) } })
    void sendNext(dying, 'EMAIL')
    await expect.poll(async () => (await attempts()).length).toBe(1)
    expect(await sendNext(senderWith({ EMAIL: outside() }), 'EMAIL')).toBe(false)
    await makeDue()
    const courier = outside()
    await sendNext(senderWith({ EMAIL: courier }), 'EMAIL')
    const [delivery] = await deliveries()
    expect(delivery).toMatchObject({ state: 'sent', attempts: 2 })
    expect(courier.parcels.map(({ messageId }) => messageId)).toEqual([delivery?.message_id])
    expect(await attempts()).toMatchObject([{ ended_at: null, answer: null }, { outcome: 'sent' }])
  })

  it('its fax is left to a person: nothing is sent on a guess', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    await abandon()
    const courier = outside()
    await sendNext(senderWith({ FAX: courier }), 'FAX')
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([
      {
        state: 'unknown',
        cause: 'SENDER_DIED',
        answer: 'the sender ended while it was sending',
        attempts: 0,
      },
    ])
  })

  it('its fax is left to a person when the fax server cannot tell, either', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    await abandon()
    const courier = faxServer([], { outcome: 'unclear', answer: 'the fax server cannot be reached' })
    await sendNext(senderWith({ FAX: courier }), 'FAX')
    expect(await deliveries()).toMatchObject([
      { state: 'unknown', cause: 'SENDER_DIED', answer: 'the fax server cannot be reached' },
    ])
  })

  it('its fax goes on when the fax server has it', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    await abandon()
    const courier = faxServer(['sent'], { outcome: 'accepted', answer: 'waiting', job: '23' })
    await sendNext(senderWith({ FAX: courier }), 'FAX')
    expect(await deliveries()).toMatchObject([{ state: 'sending', job: '23', lease_owner: null }])
    await makeDue()
    await sendNext(senderWith({ FAX: courier }), 'FAX')
    expect(courier.asked).toEqual(['23'])
    expect(await deliveries()).toMatchObject([{ state: 'sent' }])
  })

  it('one that was held up between its claim and the hand-over does not begin it', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    const courier = outside()
    await sendNext({ ...senderWith({ FAX: courier }), leaseSeconds: 0 }, 'FAX')
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'queued', cause: 'STOPPED' }])
  })

  it('one that was held up for so long that a slow hand-over would outlast its lease does not begin it', async () => {
    await kit.addDelivery(customer)
    let heldUpMs = 0
    const now = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + heldUpMs)
    onTestFinished(() => clock.mockRestore())
    const slow = kit.testDatabase.connect({
      onStatement(text) {
        // Of the lease's five minutes a mail server may take three.
        if (text.includes('from `delivery_document`')) heldUpMs = 300_000 - 180_000
      },
    })
    onTestFinished(() => slow.destroy())
    const courier = outside()
    await sendNext({ ...senderWith({ EMAIL: courier }), database: slow }, 'EMAIL')
    expect(courier.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([{ state: 'queued', cause: 'STOPPED' }])
  })

  it('one that was frozen past its lease says nothing any more', async () => {
    await kit.addDelivery(customer)
    const thawing: Courier = {
      ...outside(),
      handOver: async () => {
        await makeDue()
        await sendNext(senderWith({ EMAIL: outside() }), 'EMAIL')
        return { outcome: 'failed', answer: 'too late' }
      },
    }
    await sendNext(senderWith({ EMAIL: thawing }), 'EMAIL')
    expect(await deliveries()).toMatchObject([{ state: 'sent', answer: 'answer 1', attempts: 2 }])
    expect((await attempts()).map(({ outcome }) => outcome)).toEqual([null, 'sent'])
    expect(kit.log.at(-1)).toMatchObject({ event: 'delivery', takenOver: true })
  })
})

describe('an answer of the database that is lost', () => {
  /** Commits the nth transaction and then loses the connection, so that nobody hears of it. */
  const losing = (commit: number) => {
    let commits = 0
    const begin = () => {
      const builder = database.transaction()
      const execute = builder.execute.bind(builder)
      return Object.assign(builder, {
        execute: async (work: Parameters<typeof execute>[0]) => {
          const result = await execute(work)
          if (++commits === commit) throw Object.assign(new Error('cut'), { code: 'ECONNRESET' })
          return result
        },
      })
    }
    return new Proxy(database, {
      get: (target, key) => {
        const value = Reflect.get(target, key, target) as unknown
        if (key === 'transaction') return begin
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }

  it('to the claim: who claimed it knows, and hands it over', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    const courier = outside()
    await sendNext({ ...senderWith({ FAX: courier }), database: losing(1) }, 'FAX')
    expect(courier.parcels).toHaveLength(1)
    expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  it('to the settlement: it is not said to be taken over', async () => {
    await kit.addDelivery(customer)
    const settlements = new WeakSet<QueryId>()
    let lost = 0
    const losingOne = database.withPlugin({
      transformQuery: ({ node, queryId }) => {
        if (JSON.stringify(node).includes('update delivery')) settlements.add(queryId)
        return node
      },
      transformResult: async ({ result, queryId }) => {
        if (!settlements.has(queryId) || lost++ > 0) return result
        throw Object.assign(new Error('cut'), { code: 'ECONNRESET' })
      },
    })
    await sendNext({ ...senderWith({ EMAIL: outside() }), database: losingOne }, 'EMAIL')
    expect(lost).toBe(2)
    expect(await deliveries()).toMatchObject([{ state: 'sent' }])
    expect(kit.log.at(-1)).toEqual(expect.objectContaining({ event: 'delivery', state: 'sent' }) as object)
    expect(kit.log.at(-1)).not.toHaveProperty('takenOver')
  })
})

describe('a fax server', () => {
  it.each<[Outcome, string]>([
    ['sent', 'sent'],
    ['failed', 'failed'],
    ['unclear', 'unknown'],
    // It has taken the fax: to send it once more is nobody's but a person's to say.
    ['retry', 'unknown'],
  ])('is asked until it says what became of the job; %s: %s', async (outcome, state) => {
    await kit.addDelivery(customer, { method: 'FAX' })
    const courier = faxServer(['accepted', 'accepted', outcome])
    const sender = senderWith({ FAX: courier })
    await sendNext(sender, 'FAX')
    for (const asked of [0, 1, 2]) {
      expect(await deliveries()).toMatchObject([{ state: 'sending', job: '17', lease_owner: null }])
      expect(courier.asked).toHaveLength(asked)
      expect(await wait()).toBeGreaterThan(20)
      expect(await sendNext(sender, 'FAX')).toBe(false)
      await makeDue()
      await sendNext(sender, 'FAX')
    }
    expect(await deliveries()).toMatchObject([{ state, answer: 'job is at 3', via: 'hylafax', attempts: 1 }])
    expect(await attempts()).toMatchObject([{ number: 1, outcome: state, answer: 'job is at 3' }])
  })

  it('that says nothing for a day leaves its job to a person', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    const sender = senderWith({ FAX: faxServer([]) })
    await sendNext(sender, 'FAX')
    for (const [hours, state] of [
      [23, 'sending'],
      [24, 'unknown'],
    ] as const) {
      await makeDue()
      await database
        .updateTable('delivery_attempt')
        .set({ started_at: sql<Date>`utc_timestamp(3) - interval ${hours} hour` })
        .execute()
      await sendNext(sender, 'FAX')
      expect(await deliveries()).toMatchObject([{ state }])
    }
    expect(await deliveries()).toMatchObject([{ cause: 'FAX_SERVER_SILENT', answer: 'job is at 2' }])
  })

  it('that is not there any more leaves its jobs to a person', async () => {
    await kit.addDelivery(customer, { method: 'FAX' })
    await sendNext(senderWith({ FAX: faxServer([]) }), 'FAX')
    await makeDue()
    const gateway = outside()
    await sendNext(senderWith({ FAX: gateway }), 'FAX')
    expect(gateway.parcels).toEqual([])
    expect(await deliveries()).toMatchObject([
      { state: 'unknown', answer: 'job 17 is at another fax server' },
    ])
  })
})
