import { listBreaches } from '@telecomx/database'
import { parseMailboxUrl } from '@telecomx/mailbox'
import { bounces, delayed, startMailServer } from '@telecomx/mailbox/testing'
import type { DeliveryMethod } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { readMailbox } from './read-mailbox.js'

const kit = await startTestKit()
const server = await startMailServer()
afterAll(() => Promise.all([kit.close(), server.stop()]))
const { database } = kit
const { certificateAuthority } = server
const mailbox = { ...parseMailboxUrl(server.url), certificateAuthority }
const customer = await kit.addCustomer()
const owner = await kit.clientFor('OWNER', customer, { language: 'en' })
await kit.addOperator({ _id: '01010' })

const recipient = 'kontor@kunde.example'
const messageIdOf = (delivery: string) => `<mail.${delivery}@telecomx.example>`
const [postfix = () => ''] = Object.values(bounces)

/** Reads the mailbox when that lies in it; gives what the delivery is then. */
async function afterReport(delivery: string, ...reports: string[]) {
  for (const report of reports) server.deliver(report)
  await readMailbox({ ...kit.dependencies, mailbox, mailboxPauseSeconds: 0 })
  return database.selectFrom('delivery').selectAll().where('id', '=', delivery).executeTakeFirstOrThrow()
}

const newestMail = () =>
  database.selectFrom('received_mail').selectAll().orderBy('uid', 'desc').executeTakeFirst()

describe.each(Object.entries(bounces))('a report of %s', (_mailServer, bounce) => {
  it('that a mail did not arrive fails its delivery, with the reason', async () => {
    const delivery = await kit.addDelivery(customer, { state: 'sent' })
    const row = await afterReport(delivery, bounce({ messageId: messageIdOf(delivery), recipient }))
    expect(row).toMatchObject({ state: 'failed', cause: 'BOUNCED', next_attempt_at: null })
    expect(row.answer).toMatch(/^5\d\d[ -]/)
    expect(await newestMail()).toMatchObject({ kind: 'REPORT', left_out: null })
    expect(kit.log).toContainEqual({ event: 'delivery_bounced', id: delivery })
    const entries = await database
      .selectFrom('audit_log')
      .selectAll()
      .where('object', '=', delivery)
      .execute()
    expect(entries).toMatchObject([{ action: 'delivery.bounce', customer, employee: null }])
    const broken = (await listBreaches(database)).filter(({ breaches }) => breaches > 0)
    expect(broken.filter(({ holds }) => holds.includes('delivery'))).toEqual([])
  })
})

it('a delivery that came back is seen as such, and may be sent again', async () => {
  const delivery = await kit.addDelivery(customer, { state: 'sent' })
  await afterReport(delivery, postfix({ messageId: messageIdOf(delivery), recipient }))
  const { deliveries } = await owner.delivery.list.query({ state: 'failed', limit: 1 })
  expect(deliveries).toMatchObject([
    {
      _id: delivery,
      description: expect.stringMatching(/^It came back: .* The address does not exist\./) as string,
    },
  ])
  const [document = ''] = deliveries[0]?.documents ?? []
  const listed = (await owner.porting.poaList.query({ customerId: customer })).documents
  expect(listed.find(({ _id }) => _id === document)?.deliveries).toMatchObject([{ state: 'failed' }])
  expect(await owner.porting.poaResend.mutate({ deliveryId: delivery })).toMatchObject({ success: true })
})

it('at an address that sends mail back nobody is reminded any more', async () => {
  const remindAt = { next_reminder_at: new Date() }
  const [bounced, other, elsewhere] = [
    await kit.addDelivery(customer, { state: 'sent' }),
    await kit.addDelivery(customer, { state: 'sent' }),
    await kit.addDelivery(customer, { state: 'sent', recipient: 'en.anden@kunde.example' }),
  ]
  await database
    .updateTable('delivery')
    .set(remindAt)
    .where('id', 'in', [bounced, other, elsewhere])
    .execute()
  await afterReport(bounced, postfix({ messageId: messageIdOf(bounced), recipient }))
  const reminded = database.selectFrom('delivery').select('id').where('next_reminder_at', 'is not', null)
  expect(await reminded.execute()).toEqual([{ id: elsewhere }])
})

describe('a report changes nothing', () => {
  const unchanged: [string, (delivery: string) => string][] = [
    ['of a delay', (delivery) => delayed({ messageId: messageIdOf(delivery), recipient })],
    [
      'of another recipient',
      (delivery) => postfix({ messageId: messageIdOf(delivery), recipient: 'en.anden@kunde.example' }),
    ],
    ['of a mail that is none of ours', () => postfix({ messageId: '<guessed@telecomx.example>', recipient })],
  ]
  it.each(unchanged)('%s, and is kept', async (_title, report) => {
    const delivery = await kit.addDelivery(customer, { state: 'sent' })
    expect(await afterReport(delivery, report(delivery))).toMatchObject({ state: 'sent', cause: null })
    expect(await newestMail()).toMatchObject({ kind: 'REPORT' })
    expect(kit.log).not.toContainEqual({ event: 'delivery_bounced', id: delivery })
  })

  it.each(['queued', 'failed'] as const)('of a delivery that is %s', async (state) => {
    const delivery = await kit.addDelivery(customer, { state })
    const row = await afterReport(delivery, postfix({ messageId: messageIdOf(delivery), recipient }))
    expect(row).toMatchObject({ state, cause: null })
  })

  it('of a delivery that a person says has arrived', async () => {
    const delivery = await kit.addDelivery(customer, { state: 'sent' })
    const decided = { cause: 'ARRIVED', decided_at: new Date(), decided_by: 'd'.repeat(24) } as const
    await database.updateTable('delivery').set(decided).where('id', '=', delivery).execute()
    const row = await afterReport(delivery, postfix({ messageId: messageIdOf(delivery), recipient }))
    expect(row).toMatchObject({ state: 'sent', cause: 'ARRIVED' })
  })
})

it('a report about a delivery of which nobody knows whether it arrived settles it', async () => {
  const delivery = await kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })
  const report = postfix({ messageId: messageIdOf(delivery), recipient: '+4533254188@fax.example' })
  expect(await afterReport(delivery, report)).toMatchObject({ state: 'failed', cause: 'BOUNCED' })
  const entry = await database
    .selectFrom('audit_log')
    .select('before_change')
    .where('object', '=', delivery)
    .executeTakeFirstOrThrow()
  expect(JSON.parse(entry.before_change ?? '')).toEqual({ state: 'unknown' })
})

describe('nobody can forge a report who has not seen the mail', () => {
  it('for the Message-ID of a delivery is not made of its id, which more people see', async () => {
    await kit.addPortings(customer, [{ operator: '01010' }])
    await owner.porting.poaCreate.mutate({ customerId: customer, method: 'EMAIL', recipient })
    const [delivery] = (await owner.delivery.list.query({ state: 'queued' })).deliveries
    const { message_id } = await afterReport(delivery?._id ?? '')
    expect(message_id).toMatch(/^<[0-9a-f]{24}@telecomx\.example>$/)
    expect(message_id).not.toContain(delivery?._id)
  })

  it('nor of one of an earlier version, whose Message-ID was', async () => {
    const delivery = await kit.addDelivery(customer, { state: 'sent' })
    const messageId = `<${delivery}@telecomx.example>`
    await database.updateTable('delivery').set({ message_id: messageId }).where('id', '=', delivery).execute()
    expect(await afterReport(delivery, postfix({ messageId, recipient }))).toMatchObject({ state: 'sent' })
  })
})

it('a report about a fax that the fax server has does not hold the mailbox up', async () => {
  const fax = await kit.addDelivery(customer, { state: 'sending', method: 'FAX' })
  const dialling = { job: '17', next_attempt_at: sql<Date>`utc_timestamp(3) + interval 60 second` }
  await database.updateTable('delivery').set(dialling).where('id', '=', fax).execute()
  const sent = await kit.addDelivery(customer, { state: 'sent' })
  const reports = [
    postfix({ messageId: messageIdOf(fax), recipient: '+4533254188@fax.example' }),
    postfix({ messageId: messageIdOf(sent), recipient }),
  ]
  expect(await afterReport(sent, ...reports)).toMatchObject({ state: 'failed', cause: 'BOUNCED' })
  expect(await afterReport(fax)).toMatchObject({ state: 'sending', job: '17' })
})

it('a report that is quicker than the sender waits for it', async () => {
  const delivery = await kit.addDelivery(customer, { state: 'sending' })
  const inHand = {
    lease_owner: 'd'.repeat(24),
    next_attempt_at: sql<Date>`utc_timestamp(3) + interval 60 second`,
  }
  await database.updateTable('delivery').set(inHand).where('id', '=', delivery).execute()
  expect(await afterReport(delivery, postfix({ messageId: messageIdOf(delivery), recipient }))).toMatchObject(
    {
      state: 'sending',
    },
  )
  const sent = { state: 'sent', next_attempt_at: null, lease_owner: null, settled_at: new Date() } as const
  await database.updateTable('delivery').set(sent).where('id', '=', delivery).execute()
  expect(await afterReport(delivery)).toMatchObject({ state: 'failed', cause: 'BOUNCED' })
})

it.each<[DeliveryMethod, string, string]>([
  ['FAX', '+4533254188', '+4533254188@fax.example'],
  ['FAX', '+4533254188', 'FAX=4533254188@fax.example'],
  ['EMAIL', recipient, 'KONTOR@Kunde.example'],
])('a %s to %s comes back from %s', async (method, to, address) => {
  const delivery = await kit.addDelivery(customer, { method, recipient: to, state: 'sent' })
  const report = postfix({ messageId: messageIdOf(delivery), recipient: address })
  expect(await afterReport(delivery, report)).toMatchObject({ state: 'failed', cause: 'BOUNCED' })
})
