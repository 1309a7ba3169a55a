import { sql } from 'kysely'
import { startTestKit } from '@telecomx/api/testing'
import { createClient } from '@telecomx/client'
import { listBreaches } from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import { writtenPhoneNumber } from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { issueToken } from '../apps/server/src/commands/issue-token.js'
import { loadDemoData } from '../apps/server/src/commands/load-demo-data.js'
import { loadDemoExamples } from '../apps/server/src/commands/load-demo-examples.js'
import { loadDemoHistory } from '../apps/server/src/commands/load-demo-history.js'
import type { OpenApiDocument } from '../packages/api/src/openapi/openapi-document.js'
import { filledPath, routes } from '../packages/api/src/rest/routes.js'
import type { Example } from '../packages/api/src/rest/routes/route.js'
import { answerFaults, type RestCall } from '../packages/api/src/testing/answer-faults.js'
import { formWith } from '../packages/api/src/testing/form-with.js'

/** A fresh installation with the demo data, as `npm run demo:data` loads it. */
const kit = await startTestKit()
afterAll(() => kit.close())
const load = async () => {
  const { database, dependencies, url } = kit
  const admin = await issueToken(database, dependencies.issuer.name, { level: 'ADMIN', name: 'test' })
  const loaded = await loadDemoData(createClient({ url, token: admin.token }))
  await loadDemoExamples(dependencies)
  await loadDemoHistory(database)
  return loaded
}
const { tokens } = await load()
const document = (await (await fetch(`${kit.url}/openapi.json`)).json()) as OpenApiDocument

/** A copy of each table, to begin every example with: many use something up or change it. */
const copies = await copyTables()
beforeEach(() => bringBack())

interface Call extends RestCall {
  example: Example
}
const calls = routes.flatMap((route) =>
  route.methods.flatMap((method) =>
    Object.entries(route.examples)
      .filter(([, { body }]) => body === undefined || method === 'POST')
      .map(([name, example]): [string, Call] => [
        `${method} ${route.path}: ${name}`,
        { route, method, example },
      ]),
  ),
)

describe('on freshly loaded demo data', () => {
  it.each(calls)('200: %s', async (_title, call) => {
    const answer = await send(call)
    expect([answer.status, answer.ok || (await answer.clone().text())]).toEqual([200, true])
    expect(await answerFaults(document, call, answer)).toEqual([])
  })

  it('everything holds that holds of a whole database', async () => {
    const broken = (await listBreaches(kit.database)).filter(({ breaches }) => breaches > 0)
    expect(broken).toEqual([])
  })

  it('the documents say what poa/create would have them say, the phone number as people write it', async () => {
    const documents = await kit.database.selectFrom('poa_document').select('facts').execute()
    const { phone = '' } = kit.dependencies.issuer
    const phones = documents.map(({ facts }) => (JSON.parse(facts) as PoaFacts).issuer.phone)
    expect(phones).toEqual(documents.map(() => writtenPhoneNumber(phone)))
    expect(phones).not.toContain(phone)
  })

  it('the owner of the main customer sees what became of the documents', async () => {
    const client = await kit.clientFor('OWNER', '1234567890abcdef12345678')
    const { documents } = await client.porting.poaList.query({ customerId: '1234567890abcdef12345678' })
    const states = documents.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))
    expect([documents.length, states.toSorted()]).toEqual([11, ['failed', 'sent', 'unknown']])
  })

  it('the desk has something on each page, and nothing leaves because of it', async () => {
    const admin = await kit.clientFor('ADMIN')
    const { kinds } = await admin.work.list.query()
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'COPY_TO_REVIEW',
      'COPY_TO_SEND',
      'COPY_UNMATCHED',
      'DELIVERY_FAILED',
      'ORDER_DUE',
      'PORTING_REJECTED',
    ])
    const { weeks, waiting, stages } = await admin.overview.get.query()
    expect(weeks.filter(({ portings }) => portings === 0)).toEqual([])
    expect(waiting.filter(({ documents }) => documents > 0).map(({ fromDays }) => fromDays)).toEqual([
      0, 3, 14,
    ])
    expect(stages.find(({ stage }) => stage === 'IN_CREATED')?.total).toBeGreaterThan(500)
    const due = kit.database.selectFrom('delivery').select('id').where('next_attempt_at', 'is not', null)
    expect(await due.execute()).toEqual([])
  })

  it('loading it again, after examples were sent, is no failure and brings nothing twice', async () => {
    for (const [, call] of calls) if (call.route.hasEffects) await send(call)
    const tables = ['customer', 'employee', 'voice_account', 'porting', 'poa_document', 'delivery']
    const count = () => Promise.all(tables.map(countRows))
    await load()
    const once = await count()
    await load()
    expect(await count()).toEqual(once)
  })
})

/** As the document has it: nothing put in place of anything. */
function send({ route, method, example }: Call): Promise<Response> {
  const url = new URL(
    filledPath(route, ({ name }) => example.path?.[name]),
    kit.url,
  )
  for (const [name, value] of Object.entries(example.query ?? {})) url.searchParams.set(name, String(value))
  const content = example.file ? formWith(example.file) : JSON.stringify(example.body)
  const body = content && { body: content }
  return fetch(url, { method, headers: { authorization: `Bearer ${tokens.admin}` }, ...body })
}

async function copyTables(): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = database() and table_type = 'BASE TABLE'`.execute(kit.database)
  const tables = new Map(rows.map(({ name }) => [name, `fresh_${name}`]))
  for (const [table, copy] of tables)
    await sql`create table ${sql.table(copy)} as select * from ${sql.table(table)}`.execute(kit.database)
  return tables
}

/** On one connection, because it is that one which looks at no references meanwhile. */
async function bringBack(): Promise<void> {
  await kit.database.connection().execute(async (connection) => {
    await sql`set foreign_key_checks = 0`.execute(connection)
    for (const [table, copy] of copies) {
      await sql`delete from ${sql.table(table)}`.execute(connection)
      await sql`insert into ${sql.table(table)} select * from ${sql.table(copy)}`.execute(connection)
    }
    await sql`set foreign_key_checks = 1`.execute(connection)
  })
}

async function countRows(table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}`.execute(kit.database)
  return rows[0]?.count ?? 0
}
