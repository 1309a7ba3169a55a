import { z } from 'zod'

/** What may come into a schema, in the words of JSON Schema: for the `.meta` of one that stands in its place. */
export function inputInWords(schema: z.ZodType) {
  const { $schema: _dialect, ...words } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return words
}
