import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dayToCome, returnBy } from './return-by.js'

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

it.each<[string, string, string[], string]>([
  ['two weeks end on New Year’s Day, after a closed day', '2026-12-18', [], '2026-12-30'],
  ['two weeks end on Christmas Day', '2026-12-11', [], '2026-12-23'],
  ['two weeks end on Constitution Day, a Friday', '2026-05-22', [], '2026-06-04'],
  ['Easter lies before the wish', '2027-03-10', ['2027-03-30'], '2027-03-18'],
  ['Christmas lies before the wish', '2026-12-10', ['2026-12-29'], '2026-12-18'],
  ['the next day is Christmas Day', '2026-12-24T20:00Z', ['2026-12-28'], '2026-12-28'],
  ['the next day is Maundy Thursday', '2027-03-24', ['2027-03-25'], '2027-03-30'],
])('holidays are no working days: %s', (_title, moment, wishes, day) => {
  expect(returnBy(new Date(moment), wishes)).toBe(day)
})

describe('a day that is still to come', () => {
  it.each([
    ['the day of the letter', '2026-11-20T22:59:59.999Z', '2026-11-20', false],
    [
      'the day of the letter, which has begun in Denmark only',
      '2026-11-19T23:00:00.000Z',
      '2026-11-20',
      false,
    ],
    ['the day after, in Denmark', '2026-11-19T22:59:59.999Z', '2026-11-20', true],
    ['summer time, the same day', '2026-07-01T22:00:00.000Z', '2026-07-02', false],
    ['summer time, the day after', '2026-07-01T21:59:59.999Z', '2026-07-02', true],
    ['a day long gone', '2027-03-01T09:00:00.000Z', '2026-12-04', false],
    ['the turn of the year', '2026-12-31T12:00:00.000Z', '2027-01-01', true],
    ['no day', '2026-12-31T12:00:00.000Z', undefined, false],
  ])('%s', (_title, moment, day, toCome) => {
    expect(dayToCome(day, new Date(moment))).toBe(toCome ? day : undefined)
  })

  describe('is the same on a machine in', () => {
    beforeEach(() => vi.resetModules())
    afterEach(() => vi.unstubAllEnvs())

    it.each([
      ['Pacific/Kiritimati', -840],
      ['Pacific/Pago_Pago', 660],
      ['Europe/Copenhagen', -60],
    ])('%s', async (zone, offset) => {
      vi.stubEnv('TZ', zone)
      expect(new Date('2026-12-04').getTimezoneOffset()).toBe(offset)
      // Anew: what formats a day takes the machine's zone, if any, when the module is loaded.
      const { dayToCome: toCome } = await import('./return-by.js')
      expect(toCome('2026-12-04', new Date('2026-12-03T22:59:59Z'))).toBe('2026-12-04')
      expect(toCome('2026-12-04', new Date('2026-12-03T23:00:00Z'))).toBeUndefined()
    })
  })
})
