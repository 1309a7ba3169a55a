import { type DocumentedError, invalidField } from '@telecomx/validation'
import type { z } from 'zod'
import { type JsonSchema, jsonSchemaOf } from './json-schema.js'
import { ifMatchParameter } from './version-headers.js'
import { type PathPiece, pathPiecesOf } from '../rest/routes.js'
import type { Example, Examples, RestMethod, RestRoute } from '../rest/routes/route.js'

/** What a request of the row says: parameters of the path and the query, and for POST the rest as a JSON body. */
export function operationInput(
  route: RestRoute,
  method: RestMethod,
  inputs: readonly z.ZodType[],
  named: JsonSchema,
) {
  const input = mergedInput(inputs, named)
  const [pieces, inQuery] = [pathPiecesOf(route), Object.keys(route.query ?? {})]
  const inPath = pieces.map(({ inputName }) => inputName)
  const parameters = [
    ...pieces.map((piece) => parameter('path', piece, route, input, method)),
    ...inQuery.map((name) => parameter('query', { name, inputName: name }, route, input, method)),
    ...('version' in input.properties ? [ifMatchParameter] : []),
  ]
  if (route.takesFile) return { parameters, requestBody: formWithFile }
  if (method !== 'POST') return { parameters }
  const properties = Object.entries(input.properties).filter(([name]) => !inPath.includes(name))
  const required = input.required.filter((name) => !inPath.includes(name) && !inQuery.includes(name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  }
  const examples = valuesOf(route.examples, ({ body }) => body)
  return {
    parameters,
    requestBody: {
      required: required.length > 0,
      content: { 'application/json': { schema, ...(examples && { examples }) } },
    },
  }
}

/** A form of which one part is read, and that one has to be a file. */
const formWithFile = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: {
          file: { type: 'string', format: 'binary', description: 'The file: PDF, PNG or JPG, at most 10 MB' },
        },
        required: ['file'],
      },
    },
  },
}

/** The rows of the known fields of a request that have none of their own: of the wrong type, too long, given twice. */
export function fieldRows({ parameters, requestBody }: ReturnType<typeof operationInput>): DocumentedError[] {
  const inQuery = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
  const content: Partial<Record<string, { schema: JsonSchema }>> = requestBody?.content ?? {}
  const inBody = (content['application/json']?.schema.properties ?? {}) as Record<string, JsonSchema>
  const fields = Object.entries(inBody).flatMap(([name, schema]) => fieldsOf(name, schema))
  return [...new Set([...inQuery, ...fields])].map(invalidField)
}

/** `override`, and what is in it: `override.name`; in the entries of a list and in each kind of a choice, too. */
function fieldsOf(name: string, schema: JsonSchema): string[] {
  const { properties = {}, items = [], anyOf = [], oneOf = [], allOf = [] } = schema
  const inside = Object.entries(properties as Record<string, JsonSchema>)
  const kinds = [items, anyOf, oneOf, allOf].flat() as JsonSchema[]
  return [
    name,
    ...inside.flatMap(([inner, one]) => fieldsOf(`${name}.${inner}`, one)),
    ...kinds.flatMap((kind) => fieldsOf(name, kind)),
  ]
}

interface ObjectSchema {
  properties: Record<string, JsonSchema>
  required: string[]
}

/** The inputs of a procedure as one object, in the order in which they are checked. */
function mergedInput(inputs: readonly z.ZodType[], named: JsonSchema): ObjectSchema {
  const schemas = inputs.map((input) => jsonSchemaOf(input, 'input', named) as Partial<ObjectSchema>)
  return {
    properties: Object.assign(
      {},
      ...schemas.map(({ properties }) => properties),
    ) as ObjectSchema['properties'],
    required: schemas.flatMap(({ required }) => required ?? []),
  }
}

function parameter(
  place: 'path' | 'query',
  { name, inputName }: PathPiece,
  route: RestRoute,
  input: ObjectSchema,
  method: RestMethod,
) {
  const schema = input.properties[inputName]
  if (!schema) throw new Error(`${route.path}: no input of the procedure is called ${name}`)
  const given = place === 'query' ? firstExampleOf(route.examples) : route.examples
  const examples = valuesOf(given, (example) => example[place]?.[name])
  return {
    name,
    in: place,
    // What a POST leaves out of the query may stand in the body.
    required: place === 'path' || (method !== 'POST' && input.required.includes(inputName)),
    ...inAddress(schema),
    ...(examples && { examples }),
  }
}

/** What the field is stands beside its schema there, and nothing can be null. */
function inAddress({ description, ...schema }: JsonSchema): { description?: unknown; schema: JsonSchema } {
  return { ...(description !== undefined && { description }), schema: withoutNull(schema) }
}

function withoutNull({ type, enum: words, anyOf, ...schema }: JsonSchema): JsonSchema {
  const types = [type].flat().filter((one) => one !== 'null')
  return {
    ...(type !== undefined && { type: types.length === 1 ? types[0] : types }),
    ...(Array.isArray(words) && { enum: words.filter((word) => word !== null) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.filter((kind: JsonSchema) => kind.type !== 'null') }),
    ...schema,
  }
}

/** Beside each other, examples of different cases would make one that nobody meant. */
function firstExampleOf(examples: Examples): Examples {
  return Object.fromEntries(Object.entries(examples).slice(0, 1))
}

/** What the examples have there, under their names; the same value once. */
function valuesOf(examples: Examples, valueOf: (example: Example) => unknown) {
  const named = new Map<string, string>()
  for (const [name, example] of Object.entries(examples)) {
    const value = JSON.stringify(valueOf(example)) as string | undefined
    if (value !== undefined && !named.has(value)) named.set(value, name)
  }
  if (named.size === 0) return undefined
  return Object.fromEntries(
    [...named].map(([value, name]) => [name, { value: JSON.parse(value) as unknown }]),
  )
}
