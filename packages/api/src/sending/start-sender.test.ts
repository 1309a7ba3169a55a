import type { Courier, HandOver, Parcel } from '@telecomx/delivery'
import { parseMailboxUrl } from '@telecomx/mailbox'
import { composeMail, startMailServer } from '@telecomx/mailbox/testing'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'
import { startSender } from './start-sender.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { database } = kit
const customer = await kit.addCustomer()
await kit.addOperator()
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery_document', 'delivery'] as const)
    await database.deleteFrom(table).execute()
})

const states = async () => {
  const rows = await database.selectFrom('delivery').select(['method', 'state']).execute()
  return rows.map(({ method, state }) => `${method} ${state}`).toSorted()
}

/** Stands in for a mail server that answers when it is told to, or never. */
function slowCourier(whenStopped: HandOver = { outcome: 'retry', answer: 'told to stop', stopped: true }) {
  const parcels: Parcel[] = []
  let letGo = () => {}
  const answered = new Promise<HandOver>((resolve) => {
    letGo = () => resolve({ outcome: 'sent', answer: '250 ok' })
  })
  const courier: Courier = {
    kind: 'smtp',
    description: 'slow',
    handOver: (parcel, stop) => {
      parcels.push(parcel)
      const stopped = new Promise<HandOver>((resolve) =>
        stop?.addEventListener('abort', () => resolve(whenStopped)),
      )
      return Promise.race([answered, stopped])
    },
    close: async () => {},
  }
  return { courier, parcels, letGo: () => letGo() }
}

const start = (couriers: Parameters<typeof startSender>[0]['couriers']) =>
  startSender({ ...kit.dependencies, couriers, idleMs: 5 })

it('four senders at once: each delivery is handed over once', async () => {
  for (let count = 0; count < 12; count++) await kit.addDelivery(customer)
  const { courier, parcels, letGo } = slowCourier()
  letGo()
  const senders = Array.from({ length: 4 }, () => start({ EMAIL: courier }))
  await expect.poll(states, { timeout: 20_000 }).toEqual(Array(12).fill('EMAIL sent'))
  await Promise.all(senders.map((sender) => sender.stop()))
  expect(parcels.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(
    [...new Set(parcels.map(({ deliveryId }) => deliveryId))].toSorted(),
  )
  expect(parcels).toHaveLength(12)
})

it('a fax line that is silent holds no e-mail up', async () => {
  await kit.addDelivery(customer, { method: 'FAX' })
  await kit.addDelivery(customer)
  const [fax, email] = [slowCourier(), slowCourier()]
  email.letGo()
  const sender = start({ FAX: fax.courier, EMAIL: email.courier })
  await expect.poll(states).toEqual(['EMAIL sent', 'FAX sending'])
  fax.letGo()
  await sender.stop()
  expect(await states()).toEqual(['EMAIL sent', 'FAX sent'])
})

it('told to stop: what is in hand ends, and nothing more is taken up', async () => {
  await kit.addDelivery(customer)
  await kit.addDelivery(customer)
  const { courier, parcels, letGo } = slowCourier()
  const sender = start({ EMAIL: courier })
  await expect.poll(() => parcels.length).toBe(1)
  const stopped = sender.stop()
  letGo()
  await stopped
  expect(await states()).toEqual(['EMAIL queued', 'EMAIL sent'])
})

it('told to stop: what cannot end is given back, to be sent at once by the next sender', async () => {
  await kit.addDelivery(customer)
  const { courier, parcels } = slowCourier()
  const sender = start({ EMAIL: courier })
  await expect.poll(() => parcels.length).toBe(1)
  await sender.stop(0)
  expect(await states()).toEqual(['EMAIL queued'])
  const next = slowCourier()
  next.letGo()
  const other = start({ EMAIL: next.courier })
  await expect.poll(states).toEqual(['EMAIL sent'])
  await other.stop()
  expect(next.parcels.map(({ messageId }) => messageId)).toEqual(parcels.map(({ messageId }) => messageId))
})

it('told to stop: a fax that may have gone out is left to a person', async () => {
  await kit.addDelivery(customer, { method: 'FAX' })
  const { courier, parcels } = slowCourier({ outcome: 'unclear', answer: 'it may have taken the message' })
  const sender = start({ FAX: courier })
  await expect.poll(() => parcels.length).toBe(1)
  await sender.stop(0)
  expect(await states()).toEqual(['FAX unknown'])
})

it('goes on when the database was away', async () => {
  await kit.addDelivery(customer)
  let isAway = true
  const shaky = kit.testDatabase.connect({
    onStatement() {
      if (isAway) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    },
  })
  const { courier, letGo } = slowCourier()
  letGo()
  const sender = startSender({
    ...kit.dependencies,
    database: shaky,
    couriers: { EMAIL: courier },
    idleMs: 5,
  })
  await expect.poll(() => kit.log.some(({ event }) => event === 'sender_failed')).toBe(true)
  isAway = false
  await expect.poll(states).toEqual(['EMAIL sent'])
  await sender.stop()
})

it('a mailbox is read beside, also where nothing can be sent', async () => {
  const server = await startMailServer()
  onTestFinished(() => server.stop())
  server.deliver(composeMail({ attachments: [{ filename: 'a.pdf', bytes: pdfOf('a page') }] }))
  const { certificateAuthority } = server
  const mailbox = { ...parseMailboxUrl(server.url), certificateAuthority }
  const sender = startSender({
    ...kit.dependencies,
    couriers: {},
    incoming: { mailbox },
    idleMs: 5,
  })
  const copies = database.selectFrom('signed_copy').select('filename')
  await expect.poll(() => copies.execute(), { timeout: 20_000 }).toEqual([{ filename: 'a.pdf' }])
  await sender.stop()
})

it('a porting that a server of the version before ended is found by its number soon', async () => {
  const [ended = ''] = await kit.addPortings(customer, [
    { operator: await kit.addOperator(), numbers: ['+4533260001'] },
  ])
  // It frees the number, and no more.
  await sql`update porting set stage = 'IN_COMPLETED', stage_at = utc_timestamp(3) where id = ${ended}`.execute(
    database,
  )
  await database.deleteFrom('open_porting_number').where('porting', '=', ended).execute()
  const sender = startSender({ ...kit.dependencies, couriers: {}, idleMs: 5 })
  const kept = database.selectFrom('ended_porting_number').select('number').where('porting', '=', ended)
  await expect.poll(() => kept.execute(), { timeout: 20_000 }).toEqual([{ number: '+4533260001' }])
  await sender.stop()
})
