import { expect, it } from 'vitest'
import { monthAfter } from './month-after.js'

it.each([
  ['2026-11-27', '2026-12-27'],
  ['2026-12-01', '2027-01-01'],
  ['2026-12-31', '2027-01-31'],
  ['2027-01-31', '2027-02-28'],
  ['2028-01-30', '2028-02-29'],
  ['2027-03-31', '2027-04-30'],
])('a month after %s is %s', (day, after) => {
  expect(monthAfter(day)).toBe(after)
})
