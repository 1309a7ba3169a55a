import type { PortingForPoa } from '@telecomx/database'
import type { RejectRisk } from '@telecomx/validation'
import { danishDay } from '../procedure/danish-day.js'
import { isWorkingDay } from '../procedure/working-days.js'

/** What speaks against the wished date of a porting; nothing when it has none. `today` is the Danish day, `2026-11-22`. */
export function dateRisks({ id, numbers, donor, requestedDate }: PortingForPoa, today: string): RejectRisk[] {
  if (requestedDate === undefined) return []
  const day = danishDay(new Date(requestedDate))
  return risksOf(day, today).map((risk) => ({
    risk,
    description: `The wished date of ${numbers[0]}, ${day}, ${whyNot[risk]}; ${donor.name} may refuse it.`,
    porting: id,
    field: 'requestedDate',
  }))
}

const whyNot = {
  REQUESTED_DATE_PAST: 'is over',
  REQUESTED_DATE_FAR: 'is more than a year away',
  REQUESTED_DATE_NO_WORKING_DAY: 'is no working day in Denmark',
} satisfies Partial<Record<RejectRisk['risk'], string>>

/** Of a day that is over nothing more is said: another one has to be found in any case. */
function risksOf(day: string, today: string): (keyof typeof whyNot)[] {
  if (day < today) return ['REQUESTED_DATE_PAST']
  const inOneYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
  return [
    ...(day > inOneYear ? (['REQUESTED_DATE_FAR'] as const) : []),
    ...(isWorkingDay(day) ? [] : (['REQUESTED_DATE_NO_WORKING_DAY'] as const)),
  ]
}
