import { danishDay } from '../procedure/danish-day.js'

/** Long enough for a signature in a large house, short enough that nobody forgets. */
const usualDays = 14
/** What the donor and we need between the signed document and the wished date. */
const workingDaysBeforeWish = 5

/**
 * The day by which the signed documents are wanted back, `2026-12-10`: two weeks after `moment` or the Friday before,
 * or five working days before the earliest wished date (ISO 8601) where that is sooner; never before the next working
 * day.
 */
export function returnBy(moment: Date, wishedDates: readonly (string | undefined)[]): string {
  const today = dayOf(danishDay(moment))
  const [earliest] = wishedDates.filter((date) => date !== undefined).toSorted()
  const usual = workingDayUpTo(addDays(today, usualDays))
  const wished =
    earliest === undefined
      ? usual
      : addWorkingDays(dayOf(danishDay(new Date(earliest))), -workingDaysBeforeWish)
  const day = Math.max(Math.min(usual, wished), addWorkingDays(today, 1))
  return new Date(day).toISOString().slice(0, 10)
}

/** The day while it is still to come in Denmark, and none after: a letter that is sent late does not ask for it. */
export function dayToCome(day: string | undefined, moment: Date): string | undefined {
  return day !== undefined && day > danishDay(moment) ? day : undefined
}

const dayMs = 86_400_000

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function addDays(day: number, days: number): number {
  return day + days * dayMs
}

/** The day itself, or the Friday before. */
function workingDayUpTo(day: number): number {
  return isWeekend(day) ? workingDayUpTo(addDays(day, -1)) : day
}

function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day).getUTCDay())
}

/** Monday to Friday; public holidays count as working days, which makes the wish no harder to keep than to state. */
function addWorkingDays(day: number, days: number): number {
  const step = Math.sign(days)
  let [date, left] = [day, Math.abs(days)]
  while (left > 0) {
    date = addDays(date, step)
    if (!isWeekend(date)) left--
  }
  return date
}
