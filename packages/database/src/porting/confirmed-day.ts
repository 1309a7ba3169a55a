/**
 * The day that the donor confirmed, `2026-12-10`: what a confirmed porting's message begins with. One that staff put there by
 * hand may have none.
 */
export function confirmedDay(message: string | null): string | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(message ?? '') ?? []
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined
}
