import type { z } from 'zod'
import type { FileType } from '../procedure/file-answer.js'
import { operationTexts } from '../rest/operation-texts.js'
import { operations } from '../rest/operations.js'
import { routes } from '../rest/routes.js'
import type { RestMethod, RestRoute } from '../rest/routes/route.js'
import { appRouter } from '../trpc/router.js'
import { errorResponses, requestIdHeader } from './error-responses.js'
import { type JsonSchema, jsonSchemaOf } from './json-schema.js'
import { fieldRows, operationInput } from './operation-input.js'
import { tagOf } from './tags.js'
import { versionHeaders } from './version-headers.js'

/** What operations refer to by a name. */
export interface NamedParts {
  schemas: JsonSchema
  responses: Record<string, JsonSchema>
}

export interface OpenApiOperation {
  operationId: string
  tags: string[]
  summary: string
  responses: Record<string, JsonSchema>
  [part: string]: unknown
}

/** What the document says of a row by one of its methods; schemas and responses that have a name are added to the named ones. */
export function openApiOperation(
  route: RestRoute,
  method: RestMethod,
  { schemas, responses }: NamedParts,
): OpenApiOperation {
  const name = route.operation
  const procedure = operations.get(name)
  if (!procedure) throw new Error(`${name} is no operation`)
  const { inputs, output, meta } = procedure
  const input = operationInput(route, method, inputs, schemas)
  const operationId = operationIdOf(name, method)
  const own = {
    operationId,
    rows: meta.errors,
    fieldRows: fieldRows(input),
    isPublic: route.isPublic ?? false,
    hasBody: method === 'POST' && !route.takesFile,
    hasFile: route.takesFile ?? false,
    hasEffects: route.hasEffects,
    refusesPrefetch: method === 'GET' && route.hasEffects,
  }
  return {
    operationId,
    tags: [tagOf(name)],
    summary: route.summary,
    description: descriptionOf(name),
    ...input,
    ...(route.isPublic && { security: [] }),
    responses: {
      200: output ? jsonResponse(output, schemas) : fileResponse(fileTypesOf(route)),
      ...errorResponses(own, responses),
    },
  }
}

/** What it does, who may call it, and where else it is. */
function descriptionOf(name: string): string {
  const text = operationTexts[name]
  if (!text) throw new Error(`${name} has no text`)
  return [
    text.introduction,
    `**Who may call it**: ${text.access}.`,
    ...(isOnTrpc(name) ? [`On tRPC: \`${name}\`.`] : []),
  ].join('\n\n')
}

/** A method name in any language: `operatorCreate`, `poaCreate`, and `poaCreateByGet` beside it. */
function operationIdOf(name: string, method: RestMethod): string {
  const id = name
    .replace(/^porting(?:File)?\.(poa|document)/, '$1')
    .replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase())
  return method === 'GET' && !isOnlyOne(name) ? `${id}ByGet` : id
}

function jsonResponse(output: z.ZodType, named: JsonSchema): JsonSchema {
  const schema = jsonSchemaOf(output, 'output', named)
  const headers = { ...requestIdHeader, ...versionHeaders(schema, named) }
  return { description: 'OK', headers, content: { 'application/json': { schema } } }
}

/** What a procedure without an output schema answers. */
/** By these the bridge knows, too, that a file is answered, and lets it wait for its turn. */
function fileTypesOf({ operation, fileTypes }: RestRoute): readonly FileType[] {
  if (!fileTypes) throw new Error(`${operation} does not say what its file is`)
  return fileTypes
}

const fileResponse = (types: readonly FileType[]): JsonSchema => ({
  description: 'The file itself',
  headers: {
    ...requestIdHeader,
    'Content-Disposition': {
      description: 'Its name, and whether to show or save it',
      schema: { type: 'string' },
    },
  },
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
})

function isOnlyOne(name: string): boolean {
  return routes.filter((one) => one.operation === name).flatMap(({ methods }) => methods).length === 1
}

function isOnTrpc(name: string): boolean {
  return Object.hasOwn(appRouter._def.procedures, name)
}
