import { z } from 'zod'

/**
 * A day, or a time with its zone, of this century in UTC, as it is stored: what is answered can be sent back. Anything
 * else is a typing error, and undefined.
 */
export function parseMoment(text: string): string | undefined {
  if (!written.safeParse(text).success) return undefined
  const moment = new Date(text).toISOString()
  return moment.startsWith('20') ? moment : undefined
}

const written = z.union([z.iso.date(), z.iso.datetime({ offset: true })])
