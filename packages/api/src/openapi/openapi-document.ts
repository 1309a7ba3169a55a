import { readFileSync } from 'node:fs'
import { errorDetails } from '@telecomx/validation'
import { healthResponses, requestIdHeader, sharedResponses } from './error-responses.js'
import { type JsonSchema, jsonSchemaOf } from './json-schema.js'
import { type NamedParts, openApiOperation, type OpenApiOperation } from './openapi-operation.js'
import { asRead, tags } from './tags.js'
import { routes } from '../rest/routes.js'

export interface OpenApiDocument {
  openapi: string
  info: JsonSchema
  /** By path and method in lower case. */
  paths: Record<string, Record<string, OpenApiOperation>>
  components: NamedParts & Record<string, JsonSchema>
  [part: string]: unknown
}

/** The REST API as OpenAPI 3.1: read off the rows of `routes` and the procedures they lead to, and kept nowhere else. */
export function openApiDocument(): OpenApiDocument {
  const named: NamedParts = {
    schemas: errorSchemas(),
    responses: { ...sharedResponses },
  }
  const paths: OpenApiDocument['paths'] = {}
  for (const route of asRead(routes))
    for (const method of route.methods) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [method.toLowerCase()]: openApiOperation(route, method, named) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Number porting',
      version,
      description,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    // Not `/`: before a path that would be `//dk/operator`, another host's address.
    servers: [{ url: '', description: 'Where this document comes from' }],
    security: [{ bearer: [] }, { apiKey: [] }],
    tags,
    paths: { ...paths, ...healthPaths },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token. One of the two is enough' },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-API-Key',
          description: 'The same token, in another header',
        },
      },
      headers: {
        RequestId: { description: 'Quote it when you report a problem', schema: { type: 'string' } },
      },
      ...named,
    },
  }
}

const forEverybody = '**Who may call it**: everybody; no credential is needed.'

/** `/livez` and `/readyz`, which lead to no procedure. */
const healthPaths = {
  '/livez': {
    get: health({
      operationId: 'livez',
      summary: 'Tells whether the process lives',
      description: `Does not ask the database. Without an answer the process is to be restarted.\n\n${forEverybody}`,
      responses: healthResponses(false),
    }),
  },
  '/readyz': {
    get: health({
      operationId: 'readyz',
      summary: 'Tells whether it can do its work',
      description: `Writes one row of its own to the database, at most once a second for all who ask. On 503 \`details.reason\` says
why in a word; no calls are to be sent for now.\n\n${forEverybody}`,
      responses: healthResponses(true),
    }),
  },
}

type HealthOperation = Pick<OpenApiOperation, 'operationId' | 'summary' | 'responses'> & {
  description: string
}

function health({ responses, ...operation }: HealthOperation): OpenApiOperation {
  const success = { type: 'boolean', const: true, description: 'True' }
  const schema = { type: 'object', properties: { success }, required: ['success'] }
  const yes = { description: 'Yes', headers: requestIdHeader, content: { 'application/json': { schema } } }
  return { ...operation, tags: ['health'], security: [], responses: { 200: yes, ...responses } }
}

const row = {
  success: { type: 'boolean', const: false, description: 'False' },
  code: { type: 'integer', description: 'The HTTP status' },
  message: { type: 'string', description: 'A machine key: the field at fault, or a slug' },
  description: { type: 'string', description: 'The text for people' },
}
const problem = {
  type: { type: 'string', description: 'Always `about:blank`' },
  title: { type: 'string', description: 'What the HTTP status is called' },
  status: { type: 'integer', description: 'The same as `code`' },
  detail: { type: 'string', description: 'The same as `description`' },
  ...row,
}

/** A documented error in both forms, and what they refer to by a name. */
function errorSchemas(): NamedParts['schemas'] {
  const schemas: JsonSchema = {}
  const reference = jsonSchemaOf(errorDetails, 'output', schemas)
  const details = { ...reference, description: 'What the row leaves open' }
  const withDetails = (description: string, properties: JsonSchema) => ({
    type: 'object',
    description,
    properties: { ...properties, details },
    required: Object.keys(properties),
  })
  return {
    ErrorRow: withDetails('A documented error', row),
    Problem: withDetails('The same as problem details, RFC 9457', problem),
    ...schemas,
  }
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const description = `Errors are JSON, or problem details (RFC 9457) with \`Accept: application/problem+json\`.
A known field of the wrong type or length that has no row of its own is 422 under its name: "name is not valid".
Unknown properties are ignored, and \`null\` counts as left out.`
