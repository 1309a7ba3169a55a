import type { JsonSchema } from './json-schema.js'

/** The header by which an update names the states of the object that it is meant for. */
export const ifMatchParameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'Entity tags, or `*`: the update is 409 `version` when the object is in none of these states',
  schema: { type: 'string' },
}

const etag = { description: 'The `version` of the object, in quotes', schema: { type: 'string' } }

/** The headers that an answer has because of its version; of a union, when any of its kinds has one. */
export function versionHeaders(schema: JsonSchema, named: JsonSchema): { ETag?: typeof etag } {
  return carriesVersion(schema, named) ? { ETag: etag } : {}
}

function carriesVersion({ $ref, anyOf, properties }: JsonSchema, named: JsonSchema): boolean {
  if (typeof $ref === 'string')
    return carriesVersion(named[$ref.split('/').at(-1) ?? ''] as JsonSchema, named)
  if (Array.isArray(anyOf)) return anyOf.some((kind) => carriesVersion(kind as JsonSchema, named))
  return Object.hasOwn(properties ?? {}, 'version')
}
