import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../schema.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'
import { prepared } from './prepared.js'

let server: TestDatabase
let database: Database
let builds = 0
beforeAll(async () => {
  server = await createTestDatabase()
  database = server.connect({ connectionLimit: 1 })
})
beforeEach(() => {
  builds = 0
})
afterAll(() => server.drop())

interface Turn {
  name: string
  taken: number
}

const insertTurn = () =>
  prepared((builder, { name, taken }: Turn) => {
    builds++
    return builder.insertInto('turn').values({ name, taken }).compile()
  })

test('it is built once, and prepared once on a connection', async () => {
  const insert = insertTurn()
  const before = await prepares()
  for (const taken of [1, 2, 3]) await insert(database, { name: `turn ${taken}`, taken })
  expect(await prepares()).toBe(before + 1)
  expect(builds).toBe(1)
  expect(await turns()).toEqual([1, 2, 3])
})

test('each call has its own values, several at once as well', async () => {
  const select = prepared((builder, { text }: { text: string }) =>
    sql<{ text: string }>`select ${text} as text`.compile(builder),
  )
  const texts = Array.from({ length: 40 }, (_, index) => `${index} ' \\ ? æ`)
  const rows = await Promise.all(texts.map((text) => select(database, { text })))
  expect(rows).toEqual(texts.map((text) => [{ text }]))
})

test('what is left out is null, and what the statement itself says goes with it', async () => {
  const select = prepared((builder, { left }: { left?: string }) =>
    sql<object>`select ${left} as \`left\`, ${7} as own`.compile(builder),
  )
  expect(await select(database, {})).toEqual([{ left: null, own: 7 }])
})

test('bytes of any kind are bytes', async () => {
  const bytes = new Uint8Array([0, 1, 0xff, 0xe6, 0x27])
  const select = prepared((builder, given: { bytes: Uint8Array }) =>
    sql<object>`select hex(${given.bytes}) as hex, collation(${given.bytes}) as collation`.compile(builder),
  )
  const [asBuffer] = await select(database, { bytes: Buffer.from(bytes) })
  expect(asBuffer).toMatchObject({ hex: '0001FFE627' })
  const inTheMiddle = new Uint8Array([9, ...bytes, 9]).subarray(1, -1)
  for (const one of [bytes, inTheMiddle]) expect(await select(database, { bytes: one })).toEqual([asBuffer])
})

test('values that are not named one by one are refused, and not lost', async () => {
  const insert = prepared((builder, turn: Turn) =>
    builder
      .insertInto('turn')
      .values({ ...turn })
      .compile(),
  )
  await expect(insert(database, { name: 'spread', taken: 1 })).rejects.toThrow('must name each value')
})

test('it belongs to the transaction that it is sent in', async () => {
  const insert = insertTurn()
  const work = database.transaction().execute(async (trx) => {
    await insert(trx, { name: 'rolled back', taken: 9 })
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await turns()).not.toContain(9)
})

test('a server that prepares no more statements gets it as text', async () => {
  await using root = await refusingToPrepare()
  const insert = insertTurn()
  await insert(root.database, { name: 'as text', taken: 4 })
  expect(await turns()).toContain(4)
})

/** Prepared statements are counted over all connections to a server. */
async function refusingToPrepare() {
  const { rows } = await sql<{ most: number }>`select @@global.max_prepared_stmt_count as most`.execute(
    database,
  )
  await sql`set global max_prepared_stmt_count = 0`.execute(database)
  return {
    database: server.connect({ connectionLimit: 1 }),
    [Symbol.asyncDispose]: async () => {
      await sql`set global max_prepared_stmt_count = ${sql.lit(rows[0]?.most ?? 16_382)}`.execute(database)
    },
  }
}

async function prepares(): Promise<number> {
  const { rows } = await sql<{ Value: string }>`show session status like 'Com_stmt_prepare'`.execute(database)
  return Number(rows[0]?.Value)
}

async function turns(): Promise<number[]> {
  const rows = await database.selectFrom('turn').select('taken').orderBy('taken').execute()
  return rows.map(({ taken }) => taken)
}
