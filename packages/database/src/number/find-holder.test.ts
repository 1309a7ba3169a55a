import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../schema.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'
import { insertOperators } from '../testing/insert-missing.js'
import { findHolder } from './find-holder.js'
import { findHolders, numberRangeRow } from './number-ranges.js'

let server: TestDatabase
let database: Database
beforeAll(async () => {
  server = await createTestDatabase()
  // What is read is counted by connection.
  database = server.connect({ connectionLimit: 1 })
})
afterAll(() => server.drop())

async function fill(ranges: readonly (readonly [from: number, to: number, operator: string])[]) {
  await database.deleteFrom('number_range').execute()
  const rows = ranges.map(([from, to, operator]) =>
    numberRangeRow({ from: `+${from}`, to: `+${to}`, operator }),
  )
  for (let start = 0; start < rows.length; start += 5_000)
    await database
      .insertInto('number_range')
      .values(rows.slice(start, start + 5_000))
      .execute()
}

describe('findHolder', () => {
  test('the smallest entry wins, of equally small ones that which begins later', async () => {
    await fill([
      [4_520_000_000, 4_529_999_999, '00001'],
      [4_520_000_000, 4_520_009_999, '00002'],
      [4_520_000_005, 4_520_000_014, '00003'],
      [4_520_000_006, 4_520_000_015, '00004'],
      [4_520_000_007, 4_520_000_007, '00005'],
    ])
    const holderOf = async (number: number) => (await findHolder(database, `+${number}`))?.operator
    expect(await holderOf(4_520_000_004)).toBe('00002')
    expect(await holderOf(4_520_000_005)).toBe('00003')
    expect(await holderOf(4_520_000_006)).toBe('00004')
    expect(await holderOf(4_520_000_007)).toBe('00005')
    expect(await holderOf(4_520_000_015)).toBe('00004')
    expect(await holderOf(4_529_999_999)).toBe('00001')
    expect(await holderOf(4_530_000_000)).toBeUndefined()
    expect(await holderOf(4_519_999_999)).toBeUndefined()
  })

  test('entries of every size are found, from their first number to their last', async () => {
    const largest = 999_999_999_999_999
    const ranges = Array.from(
      { length: 15 },
      (_, size) => [largest - 10 ** (size + 1) + 1, largest, String(size).padStart(5, '0')] as const,
    )
    for (const range of ranges) {
      await fill([range])
      const [first, last] = [`+${String(range[0]).padStart(7, '0')}`, `+${range[1]}`]
      expect([range[2], await findHolder(database, first), await findHolder(database, last)]).toEqual([
        range[2],
        { operator: range[2], operatorName: null },
        { operator: range[2], operatorName: null },
      ])
    }
  })

  test('the name is that of the registry', async () => {
    const facts = { name: 'Nordkabel A/S', address: 'Kabelvej 1', npNumber: '+4570101010' }
    const ways = {
      fixedAuth: 'EMAIL',
      mvnoAuth: 'ICC',
      orderWait: null,
      customerIdValidation: false,
    } as const
    await insertOperators(database, [{ _id: '01010', ...facts, ...ways }])
    await fill([[4_533_000_000, 4_533_999_999, '01010']])
    expect(await findHolder(database, '+4533254180')).toEqual({
      operator: '01010',
      operatorName: 'Nordkabel A/S',
    })
  })

  test('agrees with what findHolders says of many', async () => {
    const ranges = Array.from({ length: 400 }, (_, index) => {
      const from = 4_500_000_000 + ((index * 7_919) % 5_000)
      return [from, from + ((index * 104_729) % 10 ** (index % 5)), String(index).padStart(5, '0')] as const
    })
    await fill([...new Map(ranges.map((range) => [`${range[0]} ${range[1]}`, range])).values()])
    const numbers = Array.from({ length: 200 }, (_, index) => `+${4_500_000_000 + index * 31}`)
    const together = await findHolders(database, numbers)
    expect(together.size).toBeGreaterThan(100)
    for (const number of numbers)
      expect((await findHolder(database, number))?.operator).toBe(together.get(number))
  })
})

test.each([
  ['findHolder', (number: string) => findHolder(database, number)],
  ['findHolders', (number: string) => findHolders(database, [number])],
])('%s of one number reads some rows, whatever the table holds', async (_, find) => {
  const ranges = Array.from(
    { length: 30_000 },
    (__, index) => [4_500_000_000 + index * 1_000, 4_500_000_999 + index * 1_000, '01010'] as const,
  )
  await fill(ranges)
  const before = await rowsRead()
  await find('+4515254180')
  expect((await rowsRead()) - before).toBeLessThan(50)
})

async function rowsRead(): Promise<number> {
  const { rows } = await sql<{ Value: string }>`show session status like 'Handler_read%'`.execute(database)
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}
