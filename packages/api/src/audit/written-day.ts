import type { Language } from '@telecomx/database'

const day = { dateStyle: 'long', timeZone: 'UTC' } as const
const days = { da: new Intl.DateTimeFormat('da-DK', day), en: new Intl.DateTimeFormat('en-GB', day) }

/** A date, `2026-12-10`, as people write it; what is none stays as it is. */
export function writtenDay(date: string, language: Language): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? days[language].format(new Date(date)) : date
}
