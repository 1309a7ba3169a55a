import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { appRouter } from '../trpc/router.js'
import type { Meta } from '../trpc/init.js'
import { healthPaths } from './openapi-health.js'
import { inputOf } from './openapi-input.js'
import { errorResponses, requestIdHeader, sharedResponses } from './openapi-responses.js'
import { type JsonSchema, jsonSchemaOf } from './openapi-schema.js'
import { versionHeaders } from './openapi-version.js'
import { operationOf, procedureOf } from './rest-caller.js'
import { type RestMethod, type RestRoute, routes } from './routes.js'

export interface OpenApiDocument {
  openapi: string
  info: JsonSchema
  /** By path and method in lower case. */
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: JsonSchema; responses: JsonSchema; [kind: string]: JsonSchema }
  [part: string]: unknown
}

export interface OpenApiOperation {
  operationId: string
  tags: string[]
  summary: string
  responses: Record<string, JsonSchema>
  [part: string]: unknown
}

/** What a procedure says of itself; tRPC's own types keep it to themselves. */
interface Definition {
  inputs: readonly z.ZodType[]
  output?: z.ZodType
  meta?: Meta
}

/** The REST wire as OpenAPI 3.1: read off the rows of `routes` and the procedures they lead to, and kept nowhere else. */
export function openApiDocument(): OpenApiDocument {
  const schemas: JsonSchema = { Error: errorSchema, Problem: problemSchema }
  const paths: OpenApiDocument['paths'] = {}
  for (const route of routes)
    for (const method of route.methods) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(route, method, schemas) }
    }
  return {
    openapi: '3.1.0',
    info: { title: 'Number porting', version, description },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { apiKey: [] }],
    paths: { ...paths, ...healthPaths },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'An API token' },
      },
      headers: {
        RequestId: { description: 'Quote it when you report a problem', schema: { type: 'string' } },
      },
      responses: sharedResponses,
      schemas,
    },
  }
}

function operation(route: RestRoute, method: RestMethod, schemas: JsonSchema): OpenApiOperation {
  const name = operationOf(route)
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
  return routes.filter((one) => operationOf(one) === name).flatMap(({ methods }) => methods).length === 1
}

/** `portingFile` holds those procedures of `porting` that answer files. */
function areaOf(name: string): string {
  return (name.split('.')[0] ?? name).replace(/File$/, '')
}

function isOnTrpc(name: string): boolean {
  return Object.hasOwn(appRouter._def.procedures, name)
}

const row = {
  success: { const: false },
  code: { type: 'integer', description: 'The HTTP status' },
  message: { type: 'string', description: 'A machine key: the field at fault, or a slug' },
  description: { type: 'string', description: 'The text for people' },
}
const beside = { details: { type: 'object', description: 'What the row leaves open' } }
const errorSchema = { type: 'object', properties: { ...row, ...beside }, required: Object.keys(row) }
const problem = {
  type: { type: 'string' },
  title: { type: 'string' },
  status: { type: 'integer' },
  detail: { type: 'string' },
  ...row,
}
const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  properties: { ...problem, ...beside },
  required: Object.keys(problem),
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const description = `Errors are JSON, or problem details (RFC 9457) with \`Accept: application/problem+json\`.
A known field of the wrong type or length that has no row of its own is 422 under its name: "name is not valid".
Unknown properties are ignored, and \`null\` counts as left out.`
