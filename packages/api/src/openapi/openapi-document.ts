import { readFileSync } from 'node:fs'
import { healthPaths } from './health-paths.js'
import { sharedResponses } from './error-responses.js'
import type { JsonSchema } from './json-schema.js'
import { openApiOperation, type OpenApiOperation } from './openapi-operation.js'
import { routes } from '../rest/routes.js'

export interface OpenApiDocument {
  openapi: string
  info: JsonSchema
  /** By path and method in lower case. */
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: JsonSchema; responses: JsonSchema; [kind: string]: JsonSchema }
  [part: string]: unknown
}

/** The REST wire as OpenAPI 3.1: read off the rows of `routes` and the procedures they lead to, and kept nowhere else. */
export function openApiDocument(): OpenApiDocument {
  const schemas: JsonSchema = { Error: errorSchema, Problem: problemSchema }
  const paths: OpenApiDocument['paths'] = {}
  for (const route of routes)
    for (const method of route.methods) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [method.toLowerCase()]: openApiOperation(route, method, schemas) }
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
