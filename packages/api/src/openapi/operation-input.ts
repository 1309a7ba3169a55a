import type { z } from 'zod'
import { type JsonSchema, jsonSchemaOf } from './json-schema.js'
import { ifMatchParameter } from './version-headers.js'
import { pathParametersOf } from '../rest/routes.js'
import type { Example, Examples, RestMethod, RestRoute } from '../rest/routes/route.js'

/** What a request of the row says: parameters of the path and the query, and for POST the rest as a JSON body. */
export function operationInput(
  route: RestRoute,
  method: RestMethod,
  inputs: readonly z.ZodType[],
  named: JsonSchema,
) {
  const input = mergedInput(inputs, named)
  const [inPath, inQuery] = [pathParametersOf(route.path), Object.keys(route.query ?? {})]
  const parameters = [
    ...inPath.map((name) => parameter('path', name, route, input, method)),
    ...inQuery.map((name) => parameter('query', name, route, input, method)),
    ...('version' in input.properties ? [ifMatchParameter] : []),
  ]
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
  name: string,
  route: RestRoute,
  input: ObjectSchema,
  method: RestMethod,
) {
  const schema = input.properties[name]
  if (!schema) throw new Error(`${route.path}: no input of the procedure is called ${name}`)
  const given = place === 'query' ? firstExampleOf(route.examples) : route.examples
  const examples = valuesOf(given, (example) => example[place]?.[name])
  return {
    name,
    in: place,
    // What a POST leaves out of the query may stand in the body.
    required: place === 'path' || (method !== 'POST' && input.required.includes(name)),
    schema: withoutNull(schema),
    ...(examples && { examples }),
  }
}

/** In an address nothing can be null. */
function withoutNull({ type, enum: words, ...schema }: JsonSchema): JsonSchema {
  const types = [type].flat().filter((one) => one !== 'null')
  const left = Array.isArray(words) && { enum: words.filter((word) => word !== null) }
  return { type: types.length === 1 ? types[0] : types, ...left, ...schema }
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
