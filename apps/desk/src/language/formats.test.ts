import { describe, expect, it } from 'vitest'
import { endOfDay, formatAge, formatDay, formatMoment } from './format-moment.js'
import { formatCount, formatPhone } from './format-number.js'
import { sortRows } from '../parts/sort-rows.js'

describe('Danish forms', () => {
  it('of moments: the day and time in Denmark, in summer too', () => {
    expect(formatMoment('2026-11-27T23:05:00.000Z')).toBe('28.11.2026 00.05')
    expect(formatDay('2026-06-30T22:30:00.000Z')).toBe('01.07.2026')
  })

  it.each([
    ['2027-12-31', '2027-12-31T22:59:59.000Z'],
    ['2027-06-30', '2027-06-30T21:59:59.000Z'],
    ['2027-03-28', '2027-03-28T21:59:59.000Z'],
    ['2027-10-31', '2027-10-31T22:59:59.000Z'],
    ['2027-02-30', undefined],
    ['12027-01-01', undefined],
    ['soon', undefined],
  ])('of the end of the day %s in Denmark: %s', (written, moment) => {
    expect(endOfDay(written)).toBe(moment)
  })

  it.each([
    ['+4533254150', '33\u00a025\u00a041\u00a050'],
    ['+46812345678', '+46812345678'],
    ['+4533', '+4533'],
  ])('of the phone number %s: %s', (number, written) => {
    expect(formatPhone(number)).toBe(written)
  })

  it('of large numbers', () => {
    expect(formatCount(1234567)).toBe('1.234.567')
  })

  it.each([
    ['2026-11-27T11:59:30.000Z', 'lige nu', 'just now'],
    ['2026-11-27T11:58:00.000Z', '2 minutter', '2 minutes'],
    ['2026-11-27T10:00:00.000Z', '2 timer', '2 hours'],
    ['2026-11-24T12:00:00.000Z', '3 dage', '3 days'],
    ['2026-11-27T12:30:00.000Z', 'lige nu', 'just now'],
  ])('of how long ago %s was', (iso, danish, english) => {
    const now = new Date('2026-11-27T12:00:00.000Z')
    expect([formatAge(iso, now, 'da'), formatAge(iso, now, 'en')]).toEqual([danish, english])
  })
})

describe('the order of rows', () => {
  const columns = [{ key: 'name', sortBy: ({ name }: { name: string }) => name }]
  const rows = ['Østnet', 'Aarhus Net', 'Zone 10', 'Zone 9', 'Ærø'].map((name) => ({ name }))
  const names = (sort?: string) => sortRows(rows, { columns, sort, language: 'da' }).map(({ name }) => name)

  it('is the Danish one, in which Aa is the last letter, and numbers count', () => {
    expect(names('name')).toEqual(['Zone 9', 'Zone 10', 'Ærø', 'Østnet', 'Aarhus Net'])
    expect(names('-name')).toEqual(names('name').toReversed())
  })

  it.each([undefined, 'nothing'])('is theirs when it is asked by %s', (sort) => {
    expect(names(sort)).toEqual(rows.map(({ name }) => name))
  })
})
