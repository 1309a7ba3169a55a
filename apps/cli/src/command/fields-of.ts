import { z } from 'zod'

/** What a schema says of one of its fields. */
export interface Field {
  /** Its name, behind that of the object that it stands in. */
  path: readonly string[]
  kind: 'text' | 'integer' | 'boolean' | 'list' | 'choice'
  choices?: readonly string[]
  isRequired: boolean
  isNullable: boolean
  /** What counts where it is left out. */
  default: unknown
  description: string
}

/** A schema in the words of JSON Schema. */
interface Words {
  type?: string | string[]
  enum?: string[]
  anyOf?: Words[]
  allOf?: Words[]
  properties?: Record<string, Words>
  required?: string[]
  description?: string
  default?: unknown
}

/** The fields that may be given, those of objects within as well. */
export function fieldsOf(schema: z.ZodType): Field[] {
  return fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Words, [])
}

function fieldsIn({ properties = {}, required = [], allOf = [] }: Words, path: readonly string[]): Field[] {
  const both = allOf.flatMap((part) => fieldsIn(part, path))
  const own = Object.entries(properties).flatMap(([name, words]) => {
    const parts = [words, ...(words.anyOf ?? [])]
    const inner = parts.find((part) => part.properties)
    return inner
      ? fieldsIn(inner, [...path, name])
      : [fieldOf([...path, name], parts, required.includes(name))]
  })
  return [...both, ...own]
}

function fieldOf(path: readonly string[], parts: readonly Words[], isRequired: boolean): Field {
  const types = parts.flatMap(({ type }) => type ?? [])
  const choices = parts.flatMap((part) => part.enum ?? []).filter((choice) => typeof choice === 'string')
  const description = parts.find((part) => part.description)?.description ?? ''
  const isNullable = types.includes('null')
  const field = { path, isRequired, isNullable, description, default: parts[0]?.default }
  if (choices.length > 0) return { ...field, kind: 'choice', choices }
  const kind = (['boolean', 'integer', 'array'] as const).find((type) => types.includes(type))
  return { ...field, kind: kind === 'array' ? 'list' : (kind ?? 'text') }
}
