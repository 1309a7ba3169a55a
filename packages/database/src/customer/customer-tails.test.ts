import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../connection/in-transaction.js'
import { migrate } from '../connection/migrate.js'
import { migrations } from '../migrations/index.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'
import { insertCustomer, listCustomers, updateCustomer } from './customers.js'

const [before, since] = ['b'.repeat(24), 'd'.repeat(24)]

let server: TestDatabase
beforeAll(async () => {
  server = await createTestDatabase({ migrated: false })
  await migrate(server.database, { steps: migrations.filter(({ name }) => name < '2026-11-28') })
  await sql`insert into customer (id, name, vat_number, is_reseller, created_at)
    values (${before}, 'Ærø Rådhus og Bådeværft', 'DK-77', 0, utc_timestamp())`.execute(server.database)
  await migrate(server.database)
  const customer = { name: 'Grøn Å', isReseller: false, reminders: true, version: 1 }
  await inTransaction(server.database, (trx) => insertCustomer(trx, { ...customer, _id: since }))
})
afterAll(() => server.drop())

async function found(filter: string): Promise<string> {
  const viewer = { customerId: before, accessLevel: 'ADMIN' } as const
  const { total, customers } = await listCustomers(server.database, viewer, { filter, offset: 0, limit: 10 })
  expect(total).toBe(customers.length)
  return customers.map(({ _id }) => _id.slice(0, 1)).join('')
}

const countUnsearched = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from customer where is_unsearched = 1`.execute(server.database)
  return rows[0]?.count
}

const countTails = async (beginning: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from customer_tail where tail like ${`${beginning}%`}`.execute(server.database)
  return rows[0]?.count
}

test.each([
  ['rådhus og bådeværft', 'b'],
  ['raadhus og baadevaerft', 'b'],
  ['radhus og badevarft', ''],
  ['adhus', 'b'],
  ['aadhus', 'b'],
  ['k-7', 'b'],
  ['værftdk', ''],
  ['å', 'db'],
  ['roen', 'd'],
])('%s: customers from before tails were kept, and since', async (filter, ids) => {
  expect([await found(filter), await countUnsearched()]).toEqual([ids, 0])
})

test('a new name is found, and no tail of the former one is kept', async () => {
  expect(await countTails('grøn')).toBe(1)
  await inTransaction(server.database, (trx) =>
    updateCustomer(trx, { _id: since, version: 1 }, { name: 'Rød' }),
  )
  expect([await found('rød'), await found('grøn'), await countTails('grøn')]).toEqual(['d', '', 0])
})

test('who was given a name by a server of the version before is found by it, and not by the former one', async () => {
  await sql`update customer set name = 'Skagen' where id = ${before}`.execute(server.database)
  expect([await found('kage'), await found('rådhus'), await countUnsearched()]).toEqual(['b', '', 1])
})
