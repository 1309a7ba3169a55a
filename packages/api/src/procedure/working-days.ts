import { danishDay, danishHour } from './danish-day.js'
import { isDanishHoliday } from './danish-holidays.js'

/**
 * Whether people work on that Danish day, `2026-12-23`: Monday to Friday, but for what {@link isDanishHoliday} names.
 * All that counts in working days goes by this.
 */
export function isWorkingDay(day: string): boolean {
  return !isWeekend(day) && !isDanishHoliday(day)
}

/** Whether people are at work in Denmark at that moment: from 8 to 16 on a working day. */
export function isWorkingTime(moment: Date): boolean {
  const hour = danishHour(moment)
  return hour >= 8 && hour < 16 && isWorkingDay(danishDay(moment))
}

/** The day itself, or the last working day before it. */
export function workingDayUpTo(day: string): string {
  return isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1))
}

/** So many working days after that day, or before it when negative; the day itself does not count. */
export function addWorkingDays(day: string, days: number): string {
  const step = Math.sign(days)
  let [date, left] = [day, Math.abs(days)]
  while (left > 0) {
    date = addDays(date, step)
    if (isWorkingDay(date)) left--
  }
  return date
}

/** So many days of the calendar later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay())
}
