const copenhagen = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in Denmark at that moment, `2026-11-22`: portings happen on Danish days. */
export function danishDay(moment: Date): string {
  const parts = copenhagen.formatToParts(moment).map(({ type, value }) => [type, value])
  const { year, month, day } = Object.fromEntries(parts) as Record<'year' | 'month' | 'day', string>
  return `${year}-${month}-${day}`
}

const hourOfDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The hour in Denmark at that moment, 0 to 23. */
export function danishHour(moment: Date): number {
  return Number(hourOfDay.format(moment))
}
