import type { z } from 'zod'
import { operations } from '../rest/rest-caller.js'
import { routes } from '../rest/routes.js'
import type { RestMethod, RestRoute } from '../rest/routes/route.js'
import { appRouter } from '../trpc/router.js'
import { errorResponses, requestIdHeader } from './error-responses.js'
import { type JsonSchema, jsonSchemaOf } from './json-schema.js'
import { operationInput } from './operation-input.js'
import { versionHeaders } from './version-headers.js'

export interface OpenApiOperation {
  operationId: string
  tags: string[]
  summary: string
  responses: Record<string, JsonSchema>
  [part: string]: unknown
}

/** What the document says of a row by one of its methods; schemas that have a name are added to `schemas`. */
export function openApiOperation(
  route: RestRoute,
  method: RestMethod,
  schemas: JsonSchema,
): OpenApiOperation {
  const name = route.operation
  const procedure = operations.get(name)
  if (!procedure) throw new Error(`${name} is no operation`)
  const { inputs, output, meta } = procedure
  return {
    operationId: isOnlyOne(name) ? name : `${name}.${method}`,
    tags: [areaOf(name)],
    summary: route.summary,
    ...(isOnTrpc(name) && { description: `\`${name}\` on the tRPC wire.` }),
    ...operationInput(route, method, inputs, schemas),
    responses: {
      200: output ? jsonResponse(output, schemas) : fileResponse,
      ...errorResponses(meta.errors, {
        hasBody: method === 'POST',
        refusesPrefetch: method === 'GET' && route.hasEffects,
      }),
    },
  }
}

function jsonResponse(output: z.ZodType, named: JsonSchema): JsonSchema {
  const schema = jsonSchemaOf(output, 'output', named)
  const headers = { ...requestIdHeader, ...versionHeaders(schema, named) }
  return { description: 'OK', headers, content: { 'application/json': { schema } } }
}

/** What a procedure without an output schema answers. */
const fileResponse: JsonSchema = {
  description: 'The file itself',
  headers: {
    ...requestIdHeader,
    'Content-Disposition': {
      description: 'Its name, and whether to show or save it',
      schema: { type: 'string' },
    },
  },
  content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
}

function isOnlyOne(name: string): boolean {
  return routes.filter((one) => one.operation === name).flatMap(({ methods }) => methods).length === 1
}

/** `portingFile` holds those procedures of `porting` that answer files. */
function areaOf(name: string): string {
  return (name.split('.')[0] ?? name).replace(/File$/, '')
}

function isOnTrpc(name: string): boolean {
  return Object.hasOwn(appRouter._def.procedures, name)
}
