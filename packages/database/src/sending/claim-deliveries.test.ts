import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { claimDeliveries } from './claim-deliveries.js'
import { createTestDatabase } from '../testing.js'

const server = await createTestDatabase()
afterAll(() => server.drop())
/** One connection, so that what it has read can be asked for. */
const database = server.connect({ connectionLimit: 1 })

const customer = 'c'.repeat(24)
await sql`insert into customer (id, name, is_reseller, created_at) values (${customer}, 'Kunde', 0, now())`.execute(
  database,
)

/** So many e-mails in a state, to be taken up at `due`. */
async function addDeliveries(state: string, count: number, due: string) {
  for (let done = 0; done < count; done += 500) {
    const values = Array.from({ length: Math.min(500, count - done) }, (_, index) => {
      const id = `${state.slice(0, 4).padEnd(4, 'x')}${String(done + index).padStart(20, '0')}`
      return sql`(${id}, ${customer}, 'EMAIL', 'a@b.dk', 'da', ${id}, ${state}, 0, ${sql.raw(due)}, now(), ${customer})`
    })
    await sql`
      insert into delivery (id, customer, method, recipient, language, message_id, state, attempts,
        next_attempt_at, created_at, created_by) values ${sql.join(values)}`.execute(database)
  }
}

async function rowsRead(): Promise<number> {
  const { rows } = await sql<{ Value: string }>`show session status like 'Handler_read%'`.execute(database)
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}

test('a claim reads what is due and nothing of what has ended, however much that is', async () => {
  await addDeliveries('sent', 5000, 'null')
  // As they were left by a version that did not clear the time.
  await addDeliveries('fail', 5000, 'utc_timestamp() - interval 1 day')
  await sql`update delivery set state = 'failed' where state = 'fail'`.execute(database)
  await addDeliveries('queued', 2000, 'utc_timestamp() - interval 1 minute')
  await sql`analyze table delivery`.execute(database)
  const claim = { leaseOwner: 'a'.repeat(24), leaseSeconds: 60, isRepeatable: true, most: 8 }
  const before = await rowsRead()
  expect(await claimDeliveries(database, 'EMAIL', claim)).toMatchObject({ task: 'hand over', attempts: 1 })
  expect((await rowsRead()) - before).toBeLessThan(200)
  const idle = await rowsRead()
  expect(await claimDeliveries(database, 'FAX', claim)).toBeUndefined()
  expect((await rowsRead()) - idle).toBeLessThan(200)
})
