import type { PortingForPoa } from '@telecomx/database'
import { expect, it } from 'vitest'
import { dateRisks } from './date-risks.js'

const [PAST, FAR, CLOSED] = [
  'REQUESTED_DATE_PAST',
  'REQUESTED_DATE_FAR',
  'REQUESTED_DATE_NO_WORKING_DAY',
] as const
const porting: PortingForPoa = {
  id: 'a'.repeat(24),
  donor: { cpsCode: '01010', name: 'Nordkabel A/S' },
  numbers: ['+4570305050'],
  numberType: 'SIP',
}

it.each<[string, string | undefined, string[]]>([
  ['none', undefined, []],
  ['a Monday', '2026-11-30T00:00:00.000Z', []],
  ['today', '2026-11-27T00:00:00.000Z', []],
  ['yesterday', '2026-11-26T00:00:00.000Z', [PAST]],
  ['late yesterday by UTC, today in Denmark', '2026-11-26T23:30:00.000Z', []],
  ['a Sunday that is over', '2026-11-22T00:00:00.000Z', [PAST]],
  ['a Saturday', '2026-11-28T00:00:00.000Z', [CLOSED]],
  ['Christmas Eve', '2026-12-24T00:00:00.000Z', [CLOSED]],
  ['Good Friday', '2027-03-26T00:00:00.000Z', [CLOSED]],
  ['a year from today, a Saturday', '2027-11-27T00:00:00.000Z', [CLOSED]],
  ['a year and a few days, a Monday', '2027-11-29T00:00:00.000Z', [FAR]],
  ['New Year’s Day in two years', '2029-01-01T00:00:00.000Z', [FAR, CLOSED]],
])('the wish %s, %s: %j', (_title, requestedDate, expected) => {
  const risks = dateRisks({ ...porting, ...(requestedDate && { requestedDate }) }, '2026-11-27')
  expect(risks.map(({ risk }) => risk)).toEqual(expected)
})

it('the day of a wish is the Danish one: Constitution Day begins while it is still the day before by UTC', () => {
  const told = (requestedDate: string) =>
    dateRisks({ ...porting, requestedDate }, '2026-05-01').map(({ risk }) => risk)
  expect(told('2026-06-04T21:59:00.000Z')).toEqual([])
  expect(told('2026-06-04T22:00:00.000Z')).toEqual([CLOSED])
})

it('a year from 29 February ends with February', () => {
  const told = (requestedDate: string) =>
    dateRisks({ ...porting, requestedDate }, '2028-02-29').map(({ risk }) => risk)
  expect(told('2029-02-28T00:00:00.000Z')).toEqual([])
  expect(told('2029-03-01T00:00:00.000Z')).toEqual([FAR])
})

it('a risk names number, day and donor, and what to mend', () => {
  expect(dateRisks({ ...porting, requestedDate: '2026-12-24T00:00:00.000Z' }, '2026-11-27')).toEqual([
    {
      risk: CLOSED,
      description:
        'The wished date of +4570305050, 2026-12-24, is no working day in Denmark; Nordkabel A/S may refuse it.',
      porting: porting.id,
      field: 'requestedDate',
    },
  ])
})
