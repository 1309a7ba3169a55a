import type { DocumentedError } from '@telecomx/client'
import type { z } from 'zod'

/** What a command sends, the schema that says what is right, and the option of each field. */
export interface SentFields {
  schema: z.ZodType
  input: unknown
  flags: ReadonlyMap<string, Flag>
}

/** An option or argument, and what it takes. */
export interface Flag {
  name: string
  description: string
}

/**
 * Each fault of what was sent, by its option. The server answers the first alone; whoever mends it wants all, and what would
 * be right where the row says no more than that it is not.
 */
export function fieldFaults(
  { schema, input, flags }: SentFields,
  row: DocumentedError,
): [flag: string, fault: string][] {
  const { error } = schema.safeParse(input)
  const faults = new Map<string, string>()
  for (const { path, message } of error?.issues ?? []) {
    const flag = flags.get(path.join('.')) ?? flags.get(String(path[0]))
    if (flag === undefined || faults.has(flag.name)) continue
    faults.set(flag.name, saysNoMore.test(message) ? flag.description : message)
  }
  const named = flags.get(row.message)
  if (faults.size === 0 && named && saysNoMore.test(row.description)) return [[named.name, named.description]]
  return [...faults]
}

const saysNoMore = /^\S+ is not valid$| not found in request/
