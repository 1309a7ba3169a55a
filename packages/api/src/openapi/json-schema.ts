import { z } from 'zod'

export type JsonSchema = Record<string, unknown>

/**
 * A schema in the words of JSON Schema: what comes in, or what goes out. Schemas with an id are put among the named
 * ones, and named where they stand.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', named: JsonSchema): JsonSchema {
  const options = { io, target: 'draft-2020-12', unrepresentable: 'any' } as const
  const { $schema: _dialect, $defs, ...own } = z.toJSONSchema(schema, options)
  Object.assign(named, tidy($defs ?? {}))
  return tidy(own)
}

/** Named schemas where OpenAPI keeps them, and everything said in the fewest words. */
function tidy(schema: object): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? nullInType(withoutNoise(value as JsonSchema))
      : value,
  ) as JsonSchema
}

/** Without the bounds of every whole number of JavaScript, and open for what a later version may answer. */
function withoutNoise(schema: JsonSchema): JsonSchema {
  const { minimum, maximum, additionalProperties, ...rest } = schema
  return {
    ...rest,
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
    ...(additionalProperties !== undefined && additionalProperties !== false && { additionalProperties }),
  }
}

/** `anyOf: [{ type: 'string' }, { type: 'null' }]` as `type: ['string', 'null']`. */
function nullInType(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema
  const [some, none, ...more] = (anyOf ?? []) as JsonSchema[]
  if (more.length > 0 || none?.type !== 'null' || typeof some?.type !== 'string') return schema
  const words = Array.isArray(some.enum) && { enum: [...(some.enum as unknown[]), null] }
  return { ...some, ...words, ...rest, type: [some.type, 'null'] }
}
