/** Swedish, which writes a day as ISO 8601 does. */
const copenhagen = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' })

/** The day in Denmark at that moment, `2026-11-22`: portings happen on Danish days. */
export function danishDay(moment: Date): string {
  return copenhagen.format(moment)
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
