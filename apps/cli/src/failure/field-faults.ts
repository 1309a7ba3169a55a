import { z } from 'zod'

/** What a command sends, the schema that says what is right, and the option of each field. */
export interface SentFields {
  schema: z.ZodType
  input: unknown
  flags: ReadonlyMap<string, string>
}

/** Each fault of what was sent, by its option. The server answers the first alone; whoever mends it wants all. */
export function fieldFaults({ schema, input, flags }: SentFields): [flag: string, fault: string][] {
  const { error } = schema.safeParse(input)
  const faults = new Map<string, string>()
  for (const { path, message } of error?.issues ?? []) {
    const flag = flags.get(path.join('.')) ?? flags.get(String(path[0]))
    if (flag !== undefined && !faults.has(flag)) faults.set(flag, message)
  }
  return [...faults]
}
