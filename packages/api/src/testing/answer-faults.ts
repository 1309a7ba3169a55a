import type { DocumentedError } from '@telecomx/validation'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { problemOf } from '../http/answers.js'
import type { JsonSchema } from '../openapi/json-schema.js'
import type { OpenApiDocument } from '../openapi/openapi-document.js'
import type { OpenApiOperation } from '../openapi/openapi-operation.js'
import type { RestMethod, RestRoute } from '../rest/routes/route.js'

export interface RestCall {
  route: RestRoute
  method: RestMethod
}

/** What the document says of a row of `routes` by one of its methods. */
export function operationOf(document: OpenApiDocument, { route, method }: RestCall): OpenApiOperation {
  const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!operation) throw new Error(`${method} ${route.path} is not in the document`)
  return operation
}

interface DocumentedResponse {
  headers: Record<string, JsonSchema>
  content: Record<string, { schema: JsonSchema; examples?: Record<string, { value: unknown }> }>
}

export function responseOf(
  document: OpenApiDocument,
  call: RestCall,
  status: number,
): DocumentedResponse | undefined {
  const response = operationOf(document, call).responses[status] as { $ref?: string } | undefined
  const named = document.components.responses[response?.$ref?.split('/').at(-1) ?? '']
  return (named ?? response) as DocumentedResponse | undefined
}

/** The documented rows of that status, as REST answers them. */
export function rowsOf(document: OpenApiDocument, call: RestCall, status: number): unknown[] {
  const { examples = {} } = responseOf(document, call, status)?.content['application/json'] ?? {}
  return Object.values(examples).map(({ value }) => value)
}

/** What of an answer is not in the document: status, type, headers, body; an error's body is one of its rows. */
export async function answerFaults(
  document: OpenApiDocument,
  call: RestCall,
  answer: Response,
): Promise<string[]> {
  const documented = responseOf(document, call, answer.status)
  const type = answer.headers.get('content-type') ?? ''
  const schema = documented?.content[type]?.schema
  if (!schema) return [`${answer.status} ${type}`]
  const missing = Object.keys(documented.headers).filter((name) => !answer.headers.has(name))
  if (answer.headers.has('etag') && !('ETag' in documented.headers)) missing.push('undocumented ETag')
  const begin = fileBegins[type]
  if (begin !== undefined)
    return begin.equals(Buffer.from(await answer.arrayBuffer()).subarray(0, begin.length))
      ? missing
      : [`no ${type}`]
  const body = (await answer.json()) as Record<string, unknown>
  const { details: _, ...row } = body
  const known = rowsOf(document, call, answer.status)
  const isKnown = answer.ok || isFieldRow(row as never) || isOneOf(row, known)
  return [
    ...missing,
    ...schemaFaults(document, body, schema),
    ...(isKnown ? [] : [`no documented row: ${JSON.stringify(body)}`]),
  ]
}

/** What files of each type begin with. */
const fileBegins: Readonly<Record<string, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/png': Buffer.from('89504e47', 'hex'),
  'image/jpeg': Buffer.from('ffd8ff', 'hex'),
}

function isOneOf(body: unknown, rows: unknown[]): boolean {
  return rows.some((row) =>
    [row, problemOf(rowIn(row))].some((form) => JSON.stringify(form) === JSON.stringify(body)),
  )
}

function rowIn(row: unknown): DocumentedError {
  const { success: _, ...rest } = row as DocumentedError & { success: false }
  return rest
}

/** The rule for every known field, which no table repeats. */
function isFieldRow({ code, message, description }: DocumentedError): boolean {
  return code === 422 && description === `${message.split('.').at(-1)} is not valid`
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }).addKeyword('components')
ajv.addFormat('binary', true)

/** What a schema of the document says against the value, in a line; nothing when it fits. */
export function schemaFaults(document: OpenApiDocument, value: unknown, schema: object): string[] {
  const isValid = ajv.compile({ ...schema, components: document.components })
  return isValid(value) ? [] : [`${ajv.errorsText(isValid.errors)}: ${JSON.stringify(value)}`]
}
