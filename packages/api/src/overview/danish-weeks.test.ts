import { expect, it } from 'vitest'
import { danishWeeks } from './danish-weeks.js'

it.each([
  ['a Sunday evening', '2026-11-29T22:59:59.999Z', '2026-11-23'],
  ['the Monday that begins an hour before UTC’s', '2026-11-29T23:00:00.000Z', '2026-11-30'],
  ['a Monday in summer, two hours before', '2026-06-28T22:00:00.000Z', '2026-06-29'],
  ['New Year', '2027-01-01T12:00:00.000Z', '2026-12-28'],
])('the last week of %s', (_title, moment, from) => {
  expect(danishWeeks(new Date(moment), 1).map((week) => week.from)).toEqual([from])
})

it('follow one another, from midnight in Denmark, over the end of summer time', () => {
  expect(danishWeeks(new Date('2026-10-27T12:00:00Z'), 3)).toEqual([
    { from: '2026-10-12', starts: new Date('2026-10-11T22:00:00.000Z') },
    { from: '2026-10-19', starts: new Date('2026-10-18T22:00:00.000Z') },
    { from: '2026-10-26', starts: new Date('2026-10-25T23:00:00.000Z') },
  ])
})
