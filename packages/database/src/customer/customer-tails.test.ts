import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../connection/in-transaction.js'
import { migrate } from '../connection/migrate.js'
import { migrations } from '../migrations/index.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'
import { insertCustomer, listCustomers, updateCustomer } from './customers.js'

const customer = { isReseller: false, reminders: true, version: 1 }
const newRest = () => randomBytes(12).toString('hex').slice(1)
const [before, since] = ['b'.repeat(24), 'd'.repeat(24)]

let server: TestDatabase
beforeAll(async () => {
  server = await createTestDatabase({ migrated: false })
  await migrate(server.database, { steps: migrations.filter(({ name }) => name < '2026-11-28') })
  await sql`insert into customer (id, name, vat_number, is_reseller, created_at)
    values (${before}, 'Ærø Rådhus og Bådeværft', 'DK-77', 0, utc_timestamp())`.execute(server.database)
  await migrate(server.database)
  await inTransaction(server.database, (trx) =>
    insertCustomer(trx, { ...customer, _id: since, name: 'Grøn Å' }),
  )
})
afterAll(() => server.drop())

function listed(filter: string) {
  const viewer = { customerId: before, accessLevel: 'ADMIN' } as const
  return listCustomers(server.database, viewer, { filter, offset: 0, limit: 10 })
}

async function found(filter: string): Promise<string> {
  const { total, customers } = await listed(filter)
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

test.each([
  ['æ and ae at the end are one to the collation', 'Nordlys Lærke', ['laerke', 'lærke', 'ærke']],
  ['so are they before what follows the name', 'Blomster Bær', ['baer', 'bær']],
  ['an invisible character is nothing to it', 'Søren\u200dsen', ['sen', 'n\u200dsen']],
])('%s: %s is found by each', async (_title, name, filters) => {
  for (const vatNumber of [undefined, '12'])
    await inTransaction(server.database, (trx) =>
      insertCustomer(trx, { ...customer, _id: `a${newRest()}`, name, ...(vatNumber && { vatNumber }) }),
    )
  for (const filter of filters) expect([filter, await found(filter)]).toEqual([filter, 'aa'])
})

test('the halves of a letter are no hits, however many there are of it', async () => {
  await sql`insert into customer (id, name, is_reseller, created_at, searched_text)
    with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < 101)
    select left(sha2(concat('o', one.n, '-', hundred.n), 256), 24), 'Ø', 0, utc_timestamp(), 'Ø'
    from numbers as one join numbers as hundred`.execute(server.database)
  await sql`insert into customer_tail (tail, customer)
    select tail, id from customer join (select 'ø' as tail union all select 'oe' union all select 'e') as tails
    where name = 'Ø' collate utf8mb4_bin`.execute(server.database)
  expect((await listed('e')).total).toBeLessThan(20)
  expect(await listed('ø')).toMatchObject({ total: 10_000, totalIsLeast: true })
})
