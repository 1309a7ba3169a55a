import type { Language } from './in-both-languages.js'

const zone = 'Europe/Copenhagen'
const day = new Intl.DateTimeFormat('da-DK', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: zone,
})
const time = new Intl.DateTimeFormat('da-DK', { hour: '2-digit', minute: '2-digit', timeZone: zone })

/** `27.11.2026`: dates are written in the Danish way in both languages, and are the day in Denmark. */
export function formatDay(iso: string): string {
  return day.format(new Date(iso))
}

/** `27.11.2026 14.05`, Danish time. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  return `${day.format(moment)} ${time.format(moment)}`
}

/** `14.05`, Danish time. */
export function formatTime(moment: Date): string {
  return time.format(moment)
}

/** Swedes write days as fields of dates hold them. */
const fieldDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone })

/** The day in Denmark at that moment, as fields of dates hold it: `2026-12-01`. */
export function dayOf(moment: Date): string {
  return fieldDay.format(moment)
}

/** The moment (ISO 8601) of the last second of that day (`2026-12-01`) in Denmark; undefined when there is no such day. */
export function endOfDay(written: string): string | undefined {
  return ['+01:00', '+02:00']
    .map((offset) => new Date(`${written}T23:59:59${offset}`))
    .find((moment) => Number.isFinite(moment.getTime()) && dayOf(moment) === written)
    ?.toISOString()
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago that was, in whole days, hours or minutes: `3 dage`, `3 days`; `lige nu` within the first minute. */
export function formatAge(iso: string, now: Date, language: Language): string {
  const passed = Math.max(0, now.getTime() - Date.parse(iso))
  const [unit, length] = units.find(([, ms]) => passed >= ms) ?? []
  if (unit === undefined || length === undefined) return language === 'da' ? 'lige nu' : 'just now'
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.floor(passed / length),
  )
}
