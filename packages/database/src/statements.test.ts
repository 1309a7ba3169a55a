import { basename } from 'node:path'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { groupBy } from './query/group-by.js'
import * as exported from './index.js'
import { createTestDatabase, type TestDatabase } from './testing.js'
import { fillForCalls, type QueryCall, queryCalls } from './testing/query-calls.js'
import {
  filesLike,
  type Listener,
  listenTo,
  queries,
  queryNamed,
  type Statement,
} from './testing/statements-of.js'

/** These work on the schema as a whole, or send nothing but what they are given. */
const others = /^(backup\/|connection\/(migrate|connect)\.)/

let server: TestDatabase
let listener: Listener
beforeAll(async () => {
  server = await createTestDatabase()
  await fillForCalls(server.database)
  listener = await listenTo(server)
})
afterAll(() => server.drop())

test('every query that the package exports is called', () => {
  const wanted = queries.filter(({ name, file }) => name in exported && !others.test(file))
  const called = new Set(queryCalls.map(({ query }) => query))
  expect(wanted.length).toBeGreaterThan(70)
  expect(wanted.filter(({ name }) => !called.has(name))).toEqual([])
})

const callsByFile = groupBy(queryCalls, ({ query }) => queryNamed(query).file)

test.each([...callsByFile])('what %s sends stands beside it', async (file, calls) => {
  const texts = [
    `-- What ${basename(file)} sends, for reading. A test compares it with what is sent and writes it anew with\n` +
      '-- `npx vitest run packages/database/src/statements.test.ts --update`.\n',
  ]
  for (const call of calls) {
    const statements = await listener.statementsOf(call)
    expect(statements).not.toEqual([])
    texts.push(`-- ${call.query}${call.shape && `: ${call.shape}`}`, ...statements.map(laidOut))
  }
  await expect(texts.join('\n')).toMatchFileSnapshot(snapshotOf(file))
})

test('nothing stands beside a file that sends nothing', () => {
  const current = new Set([...callsByFile.keys()].map(snapshotOf))
  expect(filesLike(/\.sql$/).filter((file) => !current.has(file))).toEqual([])
})

test.each<[query: string, index: string, shape?: string]>([
  ['listCustomers', 'customer_name'],
  ['listEmployees', 'employee_customer_name'],
  ['listAuditLog', 'audit_log_made'],
  ['listAuditLog', 'audit_log_customer', 'of a customer'],
])('%s: the index %s gives the order, and nothing is sorted', async (name, index, shape) => {
  const call = queryCalls.find((one) => one.query === name && one.shape === (shape ?? one.shape)) as QueryCall
  const page = (await listener.statementsOf(call)).find(({ sql: text }) =>
    text.includes('order by'),
  ) as Statement
  const { rows } = await listener.database.executeQuery(
    CompiledQuery.raw(`explain ${page.sql}`, [...page.parameters]),
  )
  expect(JSON.stringify(rows)).toContain(index)
  expect(JSON.stringify(rows)).not.toMatch(/filesort|Sort/)
})

function snapshotOf(file: string): string {
  return file.replace(/\.ts$/, '.sql')
}

/** A clause a line, those within parentheses further in. */
function laidOut({ sql: text }: Statement): string {
  let depth = 0
  const lines = text
    .replaceAll('`', '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\() | (?=\))/g, '')
    .replaceAll(/\((?=select|with)/g, '( ')
    .trim()
    .replaceAll(breaks, (found, clause) => {
      if (found === '(') depth++
      if (found === ')') depth--
      const isCondition = clause === 'and' || clause === 'or'
      return found === ' ' ? `\n${'  '.repeat(isCondition ? depth + 1 : depth)}` : found
    })
  return `${lines};\n`
}

const clauses =
  'with|select|from|set|values(?= \\()|(?:inner |left )?join|where|and|or|union|order by|limit|for update|on duplicate'
const breaks = new RegExp(`[()]|(?<!inner|left|delete|between \\S+) (?=(${clauses})\\b)`, 'g')
