/** `22. november 2026 kl. 05.42`, in Danish local time. */
export function danishTime(iso: string): string {
  const { year, month, day, hour, minute } = partsOf(iso)
  return `${Number(day)}. ${months[Number(month) - 1]} ${year} kl. ${hour}.${minute}`
}

/** `01.12.2026`, of a time its Danish date. A plain date is read as midnight UTC: the same date in Denmark. */
export function danishDate(iso: string): string {
  const { year, month, day } = partsOf(iso)
  return `${day}.${month}.${year}`
}

/** `27.11.2026 kl. 09.41.07`. */
export function danishMoment(iso: string): string {
  const { hour, minute, second } = partsOf(iso)
  return `${danishDate(iso)} kl. ${hour}.${minute}.${second}`
}

const copenhagen = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(
  ' ',
)

function partsOf(iso: string): Record<string, string> {
  return Object.fromEntries(copenhagen.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
}
