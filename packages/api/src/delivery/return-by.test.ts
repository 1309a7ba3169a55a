import { expect, it } from 'vitest'
import { returnBy } from './return-by.js'

/** A Sunday. */
const moment = new Date('2026-11-22T10:00:00Z')

it.each<[string, (string | undefined)[], string]>([
  ['two weeks when nothing is wished', [], '2026-12-04'],
  ['two weeks when no porting has a wish', [undefined, undefined], '2026-12-04'],
  ['two weeks when the wish is far off', ['2027-02-01T00:00:00Z'], '2026-12-04'],
  ['five working days before the wish', ['2026-12-03T00:00:00Z'], '2026-11-26'],
  ['weekends do not count', ['2026-12-07T00:00:00Z'], '2026-11-30'],
  [
    'the earliest of several wishes',
    ['2027-01-01T00:00:00Z', undefined, '2026-12-04T00:00:00Z'],
    '2026-11-27',
  ],
  ['the next working day when the wish is too near', ['2026-11-24T00:00:00Z'], '2026-11-23'],
  ['the next working day when the wish has passed', ['2026-11-01T00:00:00Z'], '2026-11-23'],
  ['a wish late in the evening is a Danish day', ['2026-12-03T23:30:00Z'], '2026-11-27'],
])('%s', (_title, wishes, day) => {
  expect(returnBy(moment, wishes)).toBe(day)
})

it('counts from the Danish day', () => {
  expect(returnBy(new Date('2026-11-22T23:30:00Z'), [])).toBe('2026-12-07')
  expect(returnBy(new Date('2026-11-27T12:00:00Z'), ['2026-11-28T12:00:00Z'])).toBe('2026-11-30')
})
