import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connectDatabase, errnoOf, migrate } from '@telecomx/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { createAccessMatrix } from '../testing/access-matrix.js'
import { startTestKit } from '../testing/index.js'
import { changing, onRestOnly } from '../testing/transports.js'

it('nothing in the product changes or deletes an entry', () => {
  const files = ['packages', 'apps'].flatMap((group) =>
    filesIn(new URL(`../../../../${group}/`, import.meta.url)),
  )
  const forbidden =
    /(updateTable|deleteFrom|replaceInto|mergeInto)\('audit_log|(update|delete from|replace into|truncate( table)?) `?audit_log/i
  const sources = files.filter((file) => /\/src\/(?!.*testing).*(?<!\.test)\.(ts|sql)$/.test(file.pathname))
  expect(sources.length).toBeGreaterThan(300)
  const changes = sources.filter((file) => forbidden.test(readFileSync(file, 'utf8')))
  expect(changes.map(({ pathname }) => pathname)).toEqual([])
})

function filesIn(folder: URL): URL[] {
  return readdirSync(folder).flatMap((name) => {
    const src = new URL(`${name}/src/`, folder)
    if (!existsSync(src)) return []
    return readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => new URL(file, src))
  })
}

// As docs/operations.md has it.
describe('an account that may only read and add entries', async () => {
  const kit = await startTestKit()
  const schema = new URL(kit.testDatabase.url).pathname.slice(1)
  const name = `user_${newId().slice(0, 8)}`
  const asUser = Object.assign(new URL(kit.testDatabase.url), { username: name, password: 'secret' }).href
  const run = (statement: string) => sql.raw(statement).execute(kit.database)
  const restricted = connectDatabase(asUser)
  beforeAll(async () => {
    await run(`create user '${name}'@'%' identified by 'secret'`)
    await run(`grant select, insert, create, references on ${schema}.* to '${name}'@'%'`)
    const { rows } = await sql<{ grant: string }>`
      select concat('grant update, delete, alter, index, drop on ', table_schema, '.', table_name) as \`grant\`
      from information_schema.tables where table_schema = ${schema} and table_name <> 'audit_log'`.execute(
      kit.database,
    )
    for (const { grant } of rows) await run(`${grant} to '${name}'@'%'`)
  })
  afterAll(async () => {
    await restricted.destroy()
    await run(`drop user '${name}'@'%'`)
    await kit.close()
  })

  it.each([
    'update audit_log set action = 1',
    'delete from audit_log',
    'truncate audit_log',
    'drop table audit_log',
  ])('may not %s', async (statement) => {
    const refused = sql.raw(statement).execute(restricted)
    // ER_TABLEACCESS_DENIED_ERROR
    expect(await refused.catch(errnoOf)).toBe(1142)
  })

  it('is enough for every operation that changes something, and for a start', async () => {
    await migrate(restricted)
    await using server = await startTestKit({ database: restricted })
    const matrix = await createAccessMatrix(kit)
    const token = await kit.tokenFor('ADMIN')
    const answers: unknown[] = []
    for (const operation of changing) {
      const customer = await kit.addCustomer()
      await kit.addPortings(customer, [{ operator: '01010' }])
      const transport = server.transports[onRestOnly(operation) ? 'REST' : 'tRPC']
      const { status } = await transport({ operation, token, ...(await matrix[operation]?.input(customer)) })
      answers.push([operation, status])
    }
    expect(answers).toEqual(changing.map((operation) => [operation, 200]))
  })
})
