import { z } from 'zod'

/** A property as the tables of docs/api say it. */
export interface PropertyRow {
  /** `status.date` is the `date` of the object, or of the objects of the list, under `status`. */
  name: string
  /** `String`, `Array of Integer`, or the name of a schema that the OpenAPI document has under it: `Porting`. */
  type: string
  required: boolean
  meaning: string
}

/** What some schemas are when each looks at the same object: of a property that several have, the last one's word counts. */
export function propertyRows(schemas: readonly z.ZodType[], io: 'input' | 'output'): PropertyRow[] {
  const rows = schemas.flatMap((schema) => rowsOf(jsonSchemaOf(schema, io)))
  return rows.filter(({ name }, index) => !rows.slice(index + 1).some((later) => later.name === name))
}

/** What is answered, in the words of a table: `Porting`, `Operator or OperatorSummary`, or `Object` of one without a name. */
export function answerType(output: z.ZodType): string {
  return typeOf(z.toJSONSchema(output, { unrepresentable: 'any' }) as JsonSchema)
}

interface JsonSchema {
  $ref?: string
  type?: string | string[]
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
}

/** Named schemas are followed at the top only: elsewhere their name says all. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema & {
    $defs?: Record<string, JsonSchema>
  }
  return own.$ref === undefined ? own : ($defs?.[lastPart(own.$ref)] ?? own)
}

function rowsOf(schema: JsonSchema, prefix = ''): PropertyRow[] {
  const parts = [schema.items ?? [], schema.allOf ?? [], schema.anyOf ?? [], schema.oneOf ?? []].flat()
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
    {
      name: `${prefix}${key}`,
      type: typeOf(property),
      required: schema.required?.includes(key) ?? false,
      meaning: property.description ?? '',
    },
    ...rowsOf(property, `${prefix}${key}.`),
  ])
  return [...parts.flatMap((part) => rowsOf(part, prefix)), ...own]
}

/** In the words of the pages. */
function typeOf(schema: JsonSchema): string {
  const { $ref, type, items, anyOf, oneOf, allOf } = withoutNull(schema)
  if ($ref !== undefined) return lastPart($ref)
  const kinds = anyOf ?? oneOf
  if (kinds) return kinds.map(typeOf).join(' or ')
  const [word = allOf && 'object'] = [type].flat().filter((one) => one !== 'null')
  if (word === undefined) return 'Anything'
  const name = word.charAt(0).toUpperCase() + word.slice(1)
  return items ? `${name} of ${typeOf(items)}` : name
}

/** The only other kind of a property that may be null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const kinds = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  return kinds.length === 1 ? { ...kinds[0] } : schema
}

function lastPart(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1)
}
