import type { AnyTRPCProcedure } from '@trpc/server'
import type { z } from 'zod'
import type { Meta } from '../procedure/init.js'
import { type RestCaller, restRouter } from '../rest/rest-caller.js'
import { type RestMethod, type RestRoute, routes } from '../rest/routes.js'
import { appRouter } from '../trpc/router.js'
import { errorResponses, requestIdHeader } from './error-responses.js'
import { type JsonSchema, jsonSchemaOf } from './json-schema.js'
import { inputOf } from './operation-input.js'
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
  const { inputs, output, meta } = procedureOf(route)._def as unknown as Definition
  return {
    operationId: isOnlyOne(name) ? name : `${name}.${method}`,
    tags: [areaOf(name)],
    summary: route.summary,
    ...(isOnTrpc(name) && { description: `\`${name}\` on the tRPC wire.` }),
    ...inputOf(route, method, inputs, schemas),
    responses: {
      200: output ? jsonResponse(output, schemas) : fileResponse,
      ...errorResponses(meta?.errors ?? {}, {
        hasBody: method === 'POST',
        refusesPrefetch: method === 'GET' && route.hasEffects,
      }),
    },
  }
}

/** What a procedure says of itself; tRPC's own types keep it to themselves. */
interface Definition {
  inputs: readonly z.ZodType[]
  output?: z.ZodType
  meta?: Meta
}

/** The procedure that a row leads to: its input, output and documented errors. */
export function procedureOf(route: RestRoute): AnyTRPCProcedure {
  // The router holds the procedures under the same names as the caller holds the calls.
  return route.procedure(restRouter as unknown as RestCaller) as unknown as AnyTRPCProcedure
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
