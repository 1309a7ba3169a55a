import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectDatabase } from './connect.js'
import { parseDatabaseUrl } from './database-url.js'
import { inAutocommit } from './in-autocommit.js'
import { inTransaction } from './in-transaction.js'
import type { Database } from '../schema.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'

let server: TestDatabase
beforeAll(async () => {
  server = await createTestDatabase()
  await sql`create table counter (n int not null primary key) engine=InnoDB`.execute(server.database)
})
beforeEach(async () => {
  await sql`delete from counter`.execute(server.database)
  await sql`insert into counter values (0)`.execute(server.database)
})
afterAll(() => server.drop())

describe('a member of a MySQL replication group', () => {
  it('reads wait for what other members have committed', async () => {
    await using member = await startMember({ group: 'a' })
    await sql`select 1`.execute(member.database)
    expect(member.heard).toContain("set session group_replication_consistency = 'BEFORE'")
  })

  it('1180 in answer to a commit: rolled back and run again, with one effect', async () => {
    await using member = await startMember({ group: 'a', refuse: 'commit' })
    expect(await inTransaction(member.database, count)).toBe('counted')
    expect(member.heard.filter((text) => text === 'commit')).toHaveLength(2)
    expect(await counted()).toBe(1)
  })

  it('1180 of a statement that commits by itself: run again', async () => {
    await using member = await startMember({ group: 'a', refuse: 'update' })
    await inAutocommit(() => count(member.database))
    expect(await counted()).toBe(1)
  })

  it('1180 of a MySQL that is in no group stays what it is: an outcome that is not known', async () => {
    await using member = await startMember({ group: '', refuse: 'commit' })
    await expect(member.database.transaction().execute(count)).rejects.toMatchObject({ errno: 1180 })
  })
})

async function count(database: Database): Promise<string> {
  await sql`update counter set n = n + 1`.execute(database)
  return 'counted'
}

async function counted(): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`select n from counter`.execute(server.database)
  return rows[0]?.n
}

/**
 * The test server behind a proxy that makes a member of it: the session has that group's name, and the first statement
 * that begins with `refuse` is answered with errno 1180.
 */
async function startMember({ group, refuse }: { group: string; refuse?: string }) {
  const address = parseDatabaseUrl(server.url)
  const heard: string[] = []
  const rewrite = (text: string): string => {
    heard.push(text)
    if (text.startsWith('show session variables')) return answerOf({ group_replication_group_name: group })
    if (text.startsWith('set session group_replication')) return 'do 1'
    if (!refuse || !text.startsWith(refuse)) return text
    refuse = undefined
    return "signal sqlstate 'HY000' set mysql_errno = 1180, message_text = 'Got error 149 during COMMIT'"
  }
  const proxy = createServer((client) => {
    const target = address.socketPath
      ? connect({ path: address.socketPath })
      : connect({ host: address.host ?? '', port: address.port ?? 0 })
    client.on('data', (data) => target.write(rewriteQuery(data, rewrite)))
    client.on('close', () => target.destroy())
    target.pipe(client)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  const { user, password, database: name } = address
  const database = connectDatabase(`mysql://${user}:${password}@127.0.0.1:${port}/${name}`)
  return {
    database,
    heard,
    async [Symbol.asyncDispose]() {
      await database.destroy()
      proxy.close()
    },
  }
}

const session = {
  sql_mode:
    'ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES',
  time_zone: '+00:00',
  transaction_isolation: 'READ-COMMITTED',
  autocommit: 'ON',
  character_set_client: 'utf8mb4',
  character_set_connection: 'utf8mb4',
  group_replication_consistency: 'EVENTUAL',
}

/** The statement that a server answers as `show variables` would be. */
function answerOf(more: Record<string, string>): string {
  return Object.entries({ ...session, ...more })
    .map(([name, value]) => `select '${name}' as Variable_name, '${value}' as Value`)
    .join(' union all ')
}

/** Of a query's packet: three bytes length, one its place in the row, one the command, perhaps attributes, the text. */
function rewriteQuery(packet: Buffer, rewrite: (text: string) => string): Buffer {
  if (packet[3] !== 0 || packet[4] !== 3) return packet
  const start = packet.findIndex((byte, at) => at > 4 && byte > 1)
  const body = Buffer.concat([
    packet.subarray(4, start),
    Buffer.from(rewrite(packet.subarray(start).toString())),
  ])
  const head = Buffer.alloc(4)
  head.writeUIntLE(body.length, 0, 3)
  return Buffer.concat([head, body])
}
