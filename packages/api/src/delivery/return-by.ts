import { danishDay } from '../procedure/danish-day.js'
import { addDays, addWorkingDays, workingDayUpTo } from '../procedure/working-days.js'

/** Long enough for a signature in a large company, short enough that nobody forgets. */
const usualDays = 14
/** What the donor and we need between the signed document and the wished date. */
const workingDaysBeforeWish = 5

/**
 * The day by which the signed documents are wanted back, `2026-12-10`: the last working day within two weeks of
 * `moment`, or five working days before the earliest wished date (ISO 8601) where that is sooner; never before the
 * next working day.
 */
export function returnBy(moment: Date, wishedDates: readonly (string | undefined)[]): string {
  const today = danishDay(moment)
  const [earliest] = wishedDates.filter((date) => date !== undefined).toSorted()
  const usual = workingDayUpTo(addDays(today, usualDays))
  const wished =
    earliest === undefined ? usual : addWorkingDays(danishDay(new Date(earliest)), -workingDaysBeforeWish)
  const soonest = addWorkingDays(today, 1)
  const sooner = wished < usual ? wished : usual
  return sooner < soonest ? soonest : sooner
}

/** The day while it is still to come in Denmark, and none after: a letter that is sent late does not ask for it. */
export function dayToCome(day: string | undefined, moment: Date): string | undefined {
  return day !== undefined && day > danishDay(moment) ? day : undefined
}
