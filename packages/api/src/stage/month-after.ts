/** The same day of the next month, `2027-02-28` after `2027-01-31`: its last where it has no such day. */
export function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0))
  lastOfNext.setUTCDate(Math.min(date, lastOfNext.getUTCDate()))
  return lastOfNext.toISOString().slice(0, 10)
}
