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
  const claimed = await claimDeliveries(database, 'EMAIL', claim)
  expect(claimed.map((task) => [task.task, 'attempts' in task && task.attempts])).toEqual(
    Array.from({ length: 8 }, () => ['hand over', 1]),
  )
  expect((await rowsRead()) - before).toBeLessThan(200)
  const idle = await rowsRead()
  expect(await claimDeliveries(database, 'FAX', claim)).toEqual([])
  expect((await rowsRead()) - idle).toBeLessThan(200)
})

const claimBy = (owner: string, most = 8) => ({
  leaseOwner: owner.repeat(24),
  leaseSeconds: 60,
  isRepeatable: true,
  most,
})
const idsOf = (tasks: { deliveryId: string }[]) => tasks.map(({ deliveryId }) => deliveryId)
const oldestQueued = async (count: number) => {
  const oldest = database.selectFrom('delivery').select('id').where('state', '=', 'queued')
  return (await oldest.orderBy('next_attempt_at').limit(count).execute()).map(({ id }) => id)
}

test('claims at the same moment share no delivery, and each knows its own', async () => {
  const others = server.connect({ connectionLimit: 6 })
  const owners = ['b', 'c', 'd', 'e', 'f', '0']
  const claims = await Promise.all(owners.map((owner) => claimDeliveries(others, 'EMAIL', claimBy(owner))))
  const claimed = claims.flatMap(idsOf)
  expect(claimed.length).toBeGreaterThan(7)
  expect(new Set(claimed).size).toBe(claimed.length)
  const held = await database
    .selectFrom('delivery')
    .innerJoin('delivery_attempt as attempt', 'attempt.delivery', 'delivery.id')
    .select(['delivery.id', 'delivery.lease_owner as owner'])
    .where('delivery.state', '=', 'sending')
    .where(
      'delivery.lease_owner',
      'in',
      owners.map((owner) => owner.repeat(24)),
    )
    .execute()
  const expected = owners.flatMap((owner, index) =>
    idsOf(claims[index] ?? []).map((id) => ({ id, owner: owner.repeat(24) })),
  )
  expect(new Set(held.map((row) => JSON.stringify(row)))).toEqual(
    new Set(expected.map((row) => JSON.stringify(row))),
  )
})

/** So many that are due longer than all others. */
const makeOldest = async (count: number) => {
  const ids = await oldestQueued(count)
  await sql`update delivery set next_attempt_at = next_attempt_at - interval 1 hour
    where id in (${sql.join(ids)})`.execute(database)
  return ids
}

test('what others were faster with is left to them, and the rest is claimed', async () => {
  const oldest = await makeOldest(4)
  let claiming: Promise<unknown> = Promise.resolve()
  await database.transaction().execute(async (trx) => {
    const faster = oldest.slice(1, 3)
    await sql`update delivery set state = 'sent', next_attempt_at = null where id in (${sql.join(faster)})`.execute(
      trx,
    )
    // It has looked, and waits for those two.
    await new Promise<void>((claims) => {
      const onStatement = (text: string) => {
        if (text.startsWith('update')) claims()
      }
      const slow = server.connect({ connectionLimit: 1, onStatement })
      claiming = claimDeliveries(slow, 'EMAIL', claimBy('1', 4)).then(idsOf)
    })
  })
  expect(new Set((await claiming) as string[])).toEqual(new Set([oldest[0], oldest[3]]))
})

test('one that cannot be claimed holds up neither those beside it nor those behind it', async () => {
  const [first = '', ...others] = await makeOldest(4)
  await sql`update delivery set attempts = 65535 where id = ${first}`.execute(database)
  const claimed: string[] = []
  for (const owner of ['2', '3', '4'])
    claimed.push(...idsOf(await claimDeliveries(database, 'EMAIL', claimBy(owner, 4))))
  expect(claimed).toEqual(expect.arrayContaining(others))
  expect(claimed).not.toContain(first)
})
