import { type Expression, sql } from 'kysely'

/**
 * The day that the donor confirmed, `2026-12-10`: what a confirmed porting's message begins with. One that staff put there by
 * hand may have none.
 */
export function confirmedDay(message: string | null): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(message ?? '') ?? []
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined
}

/** The same of `porting`, as a text; no day where the message begins with none. */
export const confirmedDayOfPorting: Expression<string> = sql<string>`left(porting.stage_message, 10)`
