import { expect, it } from 'vitest'
import { addDays, addWorkingDays, isWorkingDay, workingDayUpTo } from './working-days.js'

it.each([
  ['a Friday', '2026-11-27', true],
  ['a Saturday', '2026-11-28', false],
  ['a Sunday', '2026-11-29', false],
  ['Maundy Thursday', '2027-03-25', false],
  ['Constitution Day', '2026-06-05', false],
  ['Christmas Eve', '2026-12-24', false],
  ['the day before New Year’s Day', '2026-12-31', false],
  ['the Friday that was Store Bededag', '2024-04-26', true],
])('%s, %s: %s', (_title, day, isOne) => {
  expect(isWorkingDay(day)).toBe(isOne)
})

it.each([
  ['the day itself', '2026-12-23', '2026-12-23'],
  ['before Christmas and the weekend after it', '2026-12-27', '2026-12-23'],
  ['before New Year', '2027-01-01', '2026-12-30'],
])('the working day up to: %s', (_title, day, before) => {
  expect(workingDayUpTo(day)).toBe(before)
})

it.each([
  ['forward over Christmas', '2026-12-23', 2, '2026-12-29'],
  ['back over Easter', '2027-03-30', -5, '2027-03-18'],
  ['from a day that is none', '2026-12-25', 1, '2026-12-28'],
  ['none', '2026-12-25', 0, '2026-12-25'],
])('working days, %s', (_title, day, days, then) => {
  expect(addWorkingDays(day, days)).toBe(then)
})

it.each([
  ['over the turn of the year', '2026-12-18', 14, '2027-01-01'],
  ['back over 29 February', '2028-03-01', -1, '2028-02-29'],
  ['over the night that summer time begins', '2027-03-27', 2, '2027-03-29'],
])('days of the calendar, %s', (_title, day, days, then) => {
  expect(addDays(day, days)).toBe(then)
})
