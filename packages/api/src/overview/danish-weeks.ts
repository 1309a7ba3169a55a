import type { Week } from '@telecomx/database'
import { danishDay, danishHour } from '../procedure/danish-day.js'
import { addDays } from '../procedure/working-days.js'

const hourMs = 3_600_000

/** So many weeks up to that moment's, oldest first: Monday to Sunday, from midnight to midnight in Denmark. */
export function danishWeeks(moment: Date, count: number): Week[] {
  const today = danishDay(moment)
  const monday = addDays(today, -((new Date(today).getUTCDay() + 6) % 7))
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(monday, 7 * (index + 1 - count))
    return { from, starts: danishMidnight(from) }
  })
}

/** Denmark is one hour before UTC, in summer two. */
function danishMidnight(day: string): Date {
  const inSummer = new Date(Date.parse(day) - 2 * hourMs)
  return danishHour(inSummer) === 0 ? inSummer : new Date(Date.parse(day) - hourMs)
}
