import { readFile } from 'node:fs/promises'
import { type Database, migrate } from '@telecomx/database'
import { createTestDatabase, migrations } from '@telecomx/database/testing'
import type { Courier, HandOver, Parcel } from '@telecomx/delivery'
import { type DeliveryMethod, deliveryMethods } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { addToken } from '../testing/fixtures.js'
import { startTestKit } from '../testing/index.js'
import { sendNext } from '../testing/send-next.js'

const kit = await startTestKit()
afterAll(() => kit.close())

/** The schemas that some commit had: every one that has deliveries, each by the last of its migrations. */
const stages = migrations.map(({ name }) => name).filter((name) => name >= '2026-11-22-15')
const before = (name: string) => stages.filter((stage) => stage < name)

/** Loads a dump into a database as the version left it whose last migration was that one. */
async function databaseOf(stage: string, dump: string) {
  const server = await createTestDatabase({ migrated: false })
  await migrate(server.database, { steps: migrations.filter(({ name }) => name <= stage) })
  const text = await readFile(new URL(dump, import.meta.url), 'utf8')
  for (const statement of text.replaceAll(/^--.*$/gm, '').split(/;\n/))
    await sql.raw(statement).execute(server.database)
  return server
}

/** Sends what is due, and gives what was handed over. */
async function sendAll(database: Database): Promise<Parcel[]> {
  const parcels: Parcel[] = []
  const sent: HandOver = { outcome: 'sent', answer: '250 OK' }
  const courier: Courier = {
    kind: 'smtp',
    description: 'the outside world',
    handOver: async (parcel) => {
      parcels.push(parcel)
      return sent
    },
    follow: async () => sent,
    close: async () => {},
  }
  const couriers = Object.fromEntries(deliveryMethods.map((method) => [method, courier]))
  const sendDue = async (method: DeliveryMethod) => {
    while (await sendNext({ ...kit.dependencies, database, couriers }, method));
  }
  for (const method of deliveryMethods) await sendDue(method)
  return parcels
}

/** Every id ends with the state that the delivery shall come to. */
async function expectAllEnded(database: Database): Promise<void> {
  const deliveries = await database.selectFrom('delivery').select(['id', 'state']).execute()
  expect(deliveries.filter(({ id, state }) => !id.endsWith(state))).toEqual([])
}

const dayOf = (parcels: Parcel[], id: string) =>
  parcels.find(({ deliveryId }) => deliveryId === id)?.createdAt.slice(0, 16)

describe.each(before('2026-11-22-33'))('a database that ends with %s', (stage) => {
  it('is brought up to date, and what is due is sent', async () => {
    const old = await databaseOf(stage, 'old-deliveries.sql')
    const { database } = old
    await migrate(database)
    const parcels = await sendAll(database)
    await expectAllEnded(database)
    expect(parcels.map(({ deliveryId }) => deliveryId).toSorted()).toEqual([
      'email-never-tried---sent',
      'email-sender-died---sent',
      'email-tried-once----sent',
      'email-tried-thrice--sent',
      'fax---tried-once----sent',
    ])
    // A repeat is the same letter.
    expect(dayOf(parcels, 'email-tried-thrice--sent')).toBe('2026-11-20T09:10')
    await old.drop()
  })
})

describe.each(before('2026-11-27-02').filter((stage) => stage >= '2026-11-22-34'))(
  'a database that ends with %s, with deliveries that went round',
  (stage) => {
    it('is brought up to date, and what is due is sent', async () => {
      const old = await databaseOf(stage, 'unread-deliveries.sql')
      const { database } = old
      await migrate(database)
      const parcels = await sendAll(database)
      await expectAllEnded(database)
      expect(dayOf(parcels, 'email-unread--------sent')).toBe('2026-11-20T09:00')
      expect(dayOf(parcels, 'email-in-order------sent')).toBe('2026-11-20T09:11')
      await old.drop()
    })
  },
)

it('the data step may run twice', async () => {
  const old = await databaseOf(stages[0] ?? '', 'old-deliveries.sql')
  const { database } = old
  await migrate(database)
  const attempts = () =>
    database.selectFrom('delivery_attempt').selectAll().orderBy('delivery').orderBy('number').execute()
  const once = await attempts()
  await sql`delete from schema_migration where name = '2026-11-27-02-add-first-attempts'`.execute(database)
  await migrate(database)
  expect(await attempts()).toEqual(once)
  expect(once.map(({ delivery, outcome }) => [delivery, outcome])).toEqual([
    ['email-arrived-------sent', 'sent'],
    ['email-not-due-yet-queued', 'queued'],
    ['email-refused-----failed', 'queued'],
    ['email-sender-died---sent', null],
    ['email-tried-once----sent', 'queued'],
    ['email-tried-thrice--sent', 'queued'],
    ['fax---senderdied-unknown', null],
    ['fax---tried-once----sent', 'queued'],
    ['fax---unclear----unknown', 'unknown'],
  ])
  await old.drop()
})

it('what else an old database holds is read and changed as today’s is', async () => {
  const old = await databaseOf(stages[0] ?? '', 'old-deliveries.sql')
  await migrate(old.database)
  await using server = await startTestKit({ database: old.database })
  const customer = 'c'.repeat(24)
  const token = await addToken(old.database, customer, 'ADMIN')
  const call = async (operation: string, path: Record<string, string>, body: object = {}) => {
    const answer = await server.transports.tRPC({ operation, token, path, body })
    expect([operation, answer.status]).toEqual([operation, 200])
    return answer.result
  }
  expect(await call('number.info', { number: '+4533401020' })).toMatchObject({ operator: '01010' })
  expect(await call('porting.list', {})).toMatchObject({ total: 1 })
  expect(await call('delivery.list', {})).toMatchObject({ total: 10 })
  expect(await call('porting.poaList', { customerId: customer })).toMatchObject({ total: 1 })
  expect(await call('porting.poaCreate', { customerId: customer }, { method: 'EMAIL' })).toMatchObject({
    documents: [expect.any(String)],
  })
  await call('sipAccount.update', { _id: 'a'.repeat(24) }, { numbers: ['+4533401029'] })
  await old.drop()
})
