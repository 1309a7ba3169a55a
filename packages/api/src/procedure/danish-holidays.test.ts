import { describe, expect, it } from 'vitest'
import { isDanishHoliday } from './danish-holidays.js'
import { addDays } from './working-days.js'

/** From 2020 on, as published tables list them. */
const easterSundays =
  '2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 ' +
  '2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 ' +
  '2040-04-01 2041-04-21 2042-04-06 2043-03-29 2044-04-17 2045-04-09 2046-03-25 2047-04-14 2048-04-05 2049-04-18 ' +
  '2050-04-10 2051-04-02 2052-04-21 2053-04-06 2054-03-29 2055-04-18 2056-04-02 2057-04-22 2058-04-14 2059-03-30 ' +
  '2060-04-18'

describe.each(easterSundays.split(' '))('the year in which Easter is on %s', (easter) => {
  const year = easter.slice(0, 4)

  it('has these holidays and closed days, and no other', () => {
    const fixed = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`)
    const bededag = year < '2024' ? [26] : []
    const movable = [-3, -2, 0, 1, ...bededag, 39, 49, 50].map((days) => addDays(easter, days))
    expect(holidaysOf(year)).toEqual([...new Set([...fixed, ...movable])].sort())
  })
})

it.each([
  [
    '2023',
    '01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 06-05 12-24 12-25 12-26 12-31',
    'Store Bededag for the last time',
  ],
  ['2024', '01-01 03-28 03-29 03-31 04-01 05-09 05-19 05-20 06-05 12-24 12-25 12-26 12-31', 'without it'],
  ['2026', '01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 06-05 12-24 12-25 12-26 12-31', 'this calendar'],
  ['2027', '01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 06-05 12-24 12-25 12-26 12-31', 'the next'],
])('%s: %s, %s', (year, days) => {
  expect(holidaysOf(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
})

it.each(['1818-03-22', '1954-04-18', '1981-04-19', '2076-04-19', '2285-03-22'])(
  '%s is Easter Sunday: what simpler rules get wrong',
  (easter) => {
    expect(holidaysOf(easter.slice(0, 4))).toContain(easter)
    expect(isDanishHoliday(addDays(easter, -7))).toBe(false)
    expect(isDanishHoliday(addDays(easter, 7))).toBe(false)
  },
)

function holidaysOf(year: string): string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index))
  return days.filter((day) => day.startsWith(year) && isDanishHoliday(day))
}
