import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findHolders, type NumberRange, numberRangeRow } from './number-ranges.js'
import type { Database } from '../schema.js'
import { createTestDatabase, type TestDatabase } from '../testing.js'

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = testDatabase.database
})
afterAll(() => testDatabase.drop())

const e164 = (number: number) => `+${number}`
const range = (from: number, to: number, operator: string): NumberRange => ({
  from: e164(from),
  to: e164(to),
  operator,
})

async function fill(ranges: readonly NumberRange[]): Promise<void> {
  await database.deleteFrom('number_range').execute()
  for (let start = 0; start < ranges.length; start += 5_000)
    await database
      .insertInto('number_range')
      .values(ranges.slice(start, start + 5_000).map(numberRangeRow))
      .execute()
}

/** What findHolders promises, in the plainest words. */
function naiveHolder(number: number, ranges: readonly NumberRange[]): string | undefined {
  const size = ({ from, to }: NumberRange) => Number(to) - Number(from)
  return ranges
    .filter(({ from, to }) => Number(from) <= number && number <= Number(to))
    .toSorted((one, other) => size(one) - size(other) || Number(other.from) - Number(one.from))[0]?.operator
}

/** Reproducible, so that a failure can be looked at again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test.each([
  [1, 1],
  [10, 1],
  [11, 2],
  [100, 2],
  [101, 3],
  [10_000_000, 7],
  [10_000_001, 8],
  [100_000_000, 8],
])('a range of %i numbers has digits %i', (size, digits) => {
  expect(numberRangeRow(range(4_520_000_000, 4_520_000_000 + size - 1, '01010'))).toEqual({
    first_number: 4_520_000_000,
    last_number: 4_520_000_000 + size - 1,
    operator: '01010',
    digits,
  })
})

describe('findHolders', () => {
  test('asks nothing of the database for no numbers, and leaves unknown numbers out', async () => {
    await fill([])
    expect(await findHolders(database, [])).toEqual(new Map())
    expect(await findHolders(database, ['+4520000000', '+11'])).toEqual(new Map())
  })

  test('the smallest entry wins, of equally small ones that which begins later', async () => {
    await fill([
      range(4_520_000_000, 4_529_999_999, '00001'),
      range(4_520_000_000, 4_520_009_999, '00002'),
      range(4_520_000_005, 4_520_000_014, '00003'),
      range(4_520_000_006, 4_520_000_015, '00004'),
      range(4_520_000_007, 4_520_000_007, '00005'),
    ])
    const numbers = [4_520_000_004, 4_520_000_005, 4_520_000_006, 4_520_000_007, 4_520_000_015].map(e164)
    const holders = await findHolders(database, [...numbers, '+4529999999', '+4530000000'])
    expect([...holders.values()]).toEqual(['00002', '00003', '00004', '00005', '00004', '00001'])
    expect([...holders.keys()]).toEqual([...numbers, '+4529999999'])
  })

  test('finds entries of the largest size from their first number to their last', async () => {
    await fill([
      range(4_500_000_000, 4_599_999_999, '00001'),
      range(999_999_999_999_990, 999_999_999_999_999, '00002'),
    ])
    const numbers = ['+4500000000', '+4599999999', '+999999999999999', '+4499999999', '+4600000000']
    expect([...(await findHolders(database, numbers))]).toEqual([
      ['+4500000000', '00001'],
      ['+4599999999', '00001'],
      ['+999999999999999', '00002'],
    ])
  })

  test('entries from before sizes were kept (digits 9) are found as well', async () => {
    await fill([])
    const { digits: _unknown, ...row } = numberRangeRow(range(4_570_305_000, 4_570_305_099, '01060'))
    await database.insertInto('number_range').values(row).execute()
    expect(await findHolders(database, ['+4570305099'])).toEqual(new Map([['+4570305099', '01060']]))
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'agrees with the naive model on random overlapping entries (%i)',
    async (seed) => {
      const random = randomNumbers(seed)
      const space = 10 ** (2 + seed)
      const bounds = new Map<string, NumberRange>()
      for (let count = 0; count < 600; count++) {
        const from = 4_500_000_000 + random(space)
        const to = from + random(10 ** random(Math.min(8, seed + 3)))
        bounds.set(`${from}-${to}`, range(from, to, String(random(100_000)).padStart(5, '0')))
      }
      const ranges = [...bounds.values()]
      await fill(ranges)
      const edges = ranges.flatMap(({ from, to }) => [
        Number(from) - 1,
        Number(from),
        Number(to),
        Number(to) + 1,
      ])
      const numbers = [...edges, ...Array.from({ length: 500 }, () => 4_500_000_000 + random(space))]
      const expected = numbers.flatMap((number) => {
        const holder = naiveHolder(number, ranges)
        return holder === undefined ? [] : [[e164(number), holder] as const]
      })
      expect(await findHolders(database, numbers.map(e164))).toEqual(new Map(expected))
    },
  )

  test('5,000 numbers among 100,000 ranges and 100,000 single entries', async () => {
    const random = randomNumbers(7)
    const ranges = Array.from({ length: 100_000 }, (_, index) =>
      range(
        4_500_000_000 + index * 1_000,
        4_500_000_999 + index * 1_000,
        String(index % 1_000).padStart(5, '0'),
      ),
    )
    const singles = new Map(
      Array.from({ length: 100_000 }, () => {
        const number = 4_500_000_000 + random(100_000_000)
        return [number, range(number, number, '99999')]
      }),
    )
    await fill([...ranges, ...singles.values()])
    const scattered = Array.from({ length: 5_000 }, () => e164(4_500_000_000 + random(100_000_000)))
    const inSeries = Array.from({ length: 5_000 }, (_, index) => e164(4_533_000_000 + index))
    const ofSingles = [...singles.keys()].slice(0, 5_000).map(e164)
    for (const numbers of [scattered, inSeries, ofSingles, scattered]) {
      const holders = await findHolders(database, numbers)
      expect(holders.size).toBe(new Set(numbers).size)
      for (const number of numbers) {
        const inRange = String(Math.floor((Number(number) - 4_500_000_000) / 1_000) % 1_000).padStart(5, '0')
        expect(holders.get(number)).toBe(singles.has(Number(number)) ? '99999' : inRange)
      }
    }
  })
})
