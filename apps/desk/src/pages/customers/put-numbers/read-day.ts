import { portingUpdateInput } from '@telecomx/client/schemas'

/**
 * The day (`2026-12-01`) of a date as Danes write it: `1/12-2026`, `1.12.26`, `01-12-2026`, or the day itself. Undefined when
 * it is no date at all, null when it looks like one and there is no such day.
 */
export function readDay(written: string): string | null | undefined {
  const [, day, month, year] =
    /^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})\.?$/.exec(written) ?? []
  const iso = day
    ? `${year?.padStart(4, '20')}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`
    : /^\d{4}-\d{2}-\d{2}$/.exec(written)?.[0]
  if (iso === undefined) return undefined
  return portingUpdateInput.shape.requestedDate.safeParse(iso).success ? iso : null
}
