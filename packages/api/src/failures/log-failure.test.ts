import { connectDatabase } from '@telecomx/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { type Log, logOncePerMinute } from './log-failure.js'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
const { database } = kit
afterAll(() => kit.close())
const admin = await kit.tokenFor('ADMIN')

/** What the server says when a statement is refused with that number. */
async function refusedWith(errno: number) {
  const refusing = await startTestKit({
    database: kit.testDatabase.connect({
      onStatement(text) {
        if (text.startsWith('insert into `customer`')) throw Object.assign(new Error('refused'), { errno })
      },
    }),
  })
  const ask = () =>
    fetch(`${refusing.url}/customer`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}` },
      body: '{"name":"Kunde"}',
    })
  const answers = [await ask(), await ask()]
  const told = refusing.log.filter(({ event }) => event === 'unavailable')
  const requests = refusing.log.filter(({ event }) => event === 'request')
  await refusing.close()
  return { answers, told, requests }
}

describe('503 unavailable, and once in the log, for what a database says on a bad day', () => {
  it.each([
    [1114, 'disk_full'],
    [1021, 'disk_full'],
    [1317, 'query_killed'],
    [1045, 'account'],
    [3118, 'account'],
    [4151, 'account'],
    [1862, 'account'],
    [1226, 'limit_reached'],
    [1203, 'limit_reached'],
    [1040, 'limit_reached'],
    [3032, 'offline'],
    [1053, 'shutting_down'],
    [1290, 'read_only'],
    [1792, 'read_only'],
    [1836, 'read_only'],
    [3796, 'not_in_cluster'],
    [1927, 'connection_lost'],
    [4031, 'connection_lost'],
  ])('errno %i: %s', async (errno, reason) => {
    const { answers, told, requests } = await refusedWith(errno)
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await answer.json()).toMatchObject({ code: 503, message: 'unavailable' })
    }
    expect(told).toEqual([expect.objectContaining({ reason, errno })])
    expect(requests).toMatchObject([{ status: 503 }, { status: 503 }])
  })

  it('500 for what is no bad day of the database', async () => {
    const { answers, told } = await refusedWith(1064)
    expect([answers.map(({ status }) => status), told]).toEqual([[500, 500], []])
  })
})

describe('what a real server says', () => {
  const name = `user_${newId().slice(0, 8)}`
  const user = `'${name}'@'%'`
  const url = new URL(kit.testDatabase.url)
  const asUser = Object.assign(new URL(url), { username: name, password: 'secret' }).href
  const run = (statement: string) => sql.raw(statement).execute(database)
  beforeAll(async () => {
    await run(`create user ${user} identified by 'secret'`)
    await run(`grant all on ${url.pathname.slice(1)}.* to ${user}`)
  })
  afterAll(() => run(`drop user ${user}`))

  it.each([
    ["identified by 'other'", "identified by 'secret'", 'account'],
    ['account lock', 'account unlock', 'account'],
    ['password expire', "identified by 'secret'", 'account'],
    ['with max_queries_per_hour 1', 'with max_queries_per_hour 0', 'limit_reached'],
  ])('alter user … %s', async (change, undo, reason) => {
    await run(`alter user ${user} ${change}`)
    const pool = connectDatabase(asUser)
    await using server = await startTestKit({ database: pool })
    expect(await server.transports.REST({ operation: 'operator.list', token: admin })).toMatchObject({
      status: 503,
    })
    expect(server.log).toContainEqual(expect.objectContaining({ event: 'unavailable', reason }))
    await pool.destroy()
    await run(`alter user ${user} ${undo}`)
  })

  it('kill query', async () => {
    const body = { name: 'Kunde', parentReseller: kit.reseller }
    const waiting = "info like '%for update%' and info like '%customer%' and id <> connection_id()"
    const answer = await database.transaction().execute(async (trx) => {
      await sql`select id from customer where id = ${kit.reseller} for update`.execute(trx)
      const own = await sql<{ id: number }>`select connection_id() as id`.execute(trx)
      // The list shows for a moment longer what this connection has done.
      const find = () =>
        sql<{ id: number }>`select id from information_schema.processlist
          where db = database() and command = 'Query' and ${sql.raw(waiting)}
          and id <> ${own.rows[0]?.id ?? 0}`.execute(database)
      const call = kit.transports.tRPC({ operation: 'customer.create', token: admin, body })
      await expect.poll(async () => (await find()).rows).toHaveLength(1)
      const id = (await find()).rows[0]?.id ?? 0
      await sql`kill query ${sql.lit(id)}`.execute(database)
      return call
    })
    expect(answer).toMatchObject({ status: 503, row: { message: 'unavailable' } })
    expect(kit.log).toContainEqual(expect.objectContaining({ event: 'unavailable', reason: 'query_killed' }))
  })
})

it('once a minute for each reason, task and event; for another log at once', () => {
  const events: string[] = []
  const log: Log = (event, fields) => events.push(`${event} ${fields?.reason}`)
  const tell = (reason: string, seconds: number, event = 'unavailable', to = log, task?: string) =>
    logOncePerMinute(to, event, { task, reason, errno: seconds }, seconds * 1000)
  tell('disk_full', 0)
  tell('disk_full', 59)
  tell('read_only', 59)
  tell('disk_full', 60)
  tell('disk_full', 119)
  tell('disk_full', 119, 'sender_failed', log, 'mailbox')
  tell('disk_full', 119, 'sender_failed', log, 'delivery.EMAIL')
  tell('disk_full', 119, 'unavailable', (event) => events.push(`${event} elsewhere`))
  expect(events).toEqual([
    'unavailable disk_full',
    'unavailable read_only',
    'unavailable disk_full',
    'sender_failed disk_full',
    'sender_failed disk_full',
    'unavailable elsewhere',
  ])
})
