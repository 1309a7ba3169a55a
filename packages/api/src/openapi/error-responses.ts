import { STATUS_CODES } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import {
  accessDenied,
  credentialErrors,
  type DocumentedError,
  internalError,
  transportErrors,
} from '@telecomx/validation'
import type { JsonSchema } from './json-schema.js'

export type NamedRows = Readonly<Record<string, DocumentedError>>
type Responses = Record<string, JsonSchema>

export const requestIdHeader = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } }
const retryAfter = { description: 'Suggested wait in seconds', schema: { type: 'integer' } }

const { bodyNotJson, tooLarge, prefetch, outcomeUnknown, ...others } = transportErrors
const { missing, malformed, unknown, expired } = credentialErrors
/** What no operation of REST answers. */
const ofNoOperation: readonly DocumentedError[] = [
  transportErrors.noSuchPath,
  transportErrors.methodNotAllowed,
  transportErrors.noEnvelope,
  transportErrors.undefinedOnly,
  transportErrors.tooManyCalls,
]
const ofEveryRequest = Object.fromEntries(
  Object.entries(others).filter(([, row]) => !ofNoOperation.includes(row)),
)
const ofEveryCall: NamedRows = {
  credentialMissing: missing,
  credentialMalformed: malformed,
  credentialUnknown: unknown,
  credentialExpired: expired,
  ...ofEveryRequest,
  internalError,
}

/** Answers that are the same for most operations; named once, by their status. */
export const sharedResponses: Responses = {
  ...responsesByName({ ...ofEveryCall, accessDenied, tooLarge }, nameOf),
  // Of what changes something it may be open whether it did.
  ...responsesByName(
    { unavailable: others.unavailable, outcomeUnknown },
    (status) => `${nameOf(status)}OrUnclear`,
  ),
}

export interface OwnErrors {
  operationId: string
  rows: NamedRows
  /** What any known field of the request may be answered, besides. */
  fieldRows: readonly DocumentedError[]
  hasBody: boolean
  /** A form with a file. */
  hasFile: boolean
  hasEffects: boolean
  refusesPrefetch: boolean
}

/**
 * Every row that a call can be answered with, by status: its own, and those of every call. What is not shared is added to
 * `responses` by a name: generators make a type of each, and some trip over two media types without one.
 */
export function errorResponses(
  { operationId, rows, fieldRows, hasBody, hasFile, hasEffects, refusesPrefetch }: OwnErrors,
  responses: Responses,
): Responses {
  const grouped = byStatus({
    ...rows,
    ...ofEveryCall,
    ...(hasEffects && { outcomeUnknown }),
    ...(hasBody && { bodyNotJson, tooLarge }),
    ...(hasFile && { tooLarge }),
    ...(refusesPrefetch && { prefetch }),
  })
  return Object.fromEntries(
    Object.entries(grouped).map(([status, named]) => {
      const besides = fieldRows.filter(({ code }) => String(code) === status)
      const own = response(status, named, besides)
      const shared = Object.keys(sharedResponses).find((name) =>
        isDeepStrictEqual(sharedResponses[name], own),
      )
      if (shared !== undefined) return [status, referenceTo(shared)]
      const name = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}${status}`
      responses[name] = own
      return [status, referenceTo(name)]
    }),
  )
}

/** What a request can be answered with that leads to no procedure, by status. */
export function healthResponses(isReady: boolean): Responses {
  const statuses = Object.keys(byStatus(ofEveryRequest))
  const answered = statuses.filter((status) => isReady || Number(status) < 500)
  // Nobody's calls are counted there.
  return Object.fromEntries(
    answered.filter((status) => status !== '429').map((status) => [status, referenceTo(nameOf(status))]),
  )
}

function responsesByName(rows: NamedRows, nameFor: (status: string) => string): Responses {
  return Object.fromEntries(
    Object.entries(byStatus(rows)).map(([status, named]) => [nameFor(status), response(status, named)]),
  )
}

function referenceTo(name: string): JsonSchema {
  return { $ref: `#/components/responses/${name}` }
}

/** The rows of each status under their names; a row that has two names stands once. */
function byStatus(rows: NamedRows): Record<string, [string, DocumentedError][]> {
  const groups: Record<string, [string, DocumentedError][]> = {}
  for (const [name, row] of Object.entries(rows)) {
    const group = (groups[row.code] ??= [])
    const isKnown = group.some(
      ([, { message, description }]) => message === row.message && description === row.description,
    )
    if (!isKnown) group.push([name, row])
  }
  return groups
}

/** The examples are the documented rows; problem details say the same rows in other words. */
function response(
  status: string,
  named: [string, DocumentedError][],
  besides: readonly DocumentedError[] = [],
): JsonSchema {
  const documented = named.map(([, row]) => row)
  const narrowed = onlyThese([...documented, ...besides])
  const examples = Object.fromEntries(
    named.map(([name, row]) => [
      name,
      { summary: `${row.message}: ${row.description}`, value: { success: false, ...row } },
    ]),
  )
  return {
    description: STATUS_CODES[status],
    headers: { ...requestIdHeader, ...(['429', '503'].includes(status) && { 'Retry-After': retryAfter }) },
    content: {
      'application/json': { schema: rowSchema('ErrorRow', narrowed), examples },
      'application/problem+json': { schema: rowSchema('Problem', narrowed) },
    },
  }
}

function rowSchema(name: 'ErrorRow' | 'Problem', narrowed: JsonSchema): JsonSchema {
  return { allOf: [{ $ref: `#/components/schemas/${name}` }, narrowed] }
}

/** What programs may go by; the words for people, which the examples tell, may become better ones. */
function onlyThese(rows: readonly DocumentedError[]): JsonSchema {
  const valuesOf = (part: 'code' | 'message') => ({ enum: [...new Set(rows.map((row) => row[part]))] })
  return {
    type: 'object',
    properties: {
      code: { type: 'integer', ...valuesOf('code') },
      message: { type: 'string', ...valuesOf('message') },
    },
  }
}

/** `PayloadTooLarge`: what the status is called, without blanks. */
function nameOf(status: string): string {
  return (STATUS_CODES[status] ?? status).replaceAll(/[^A-Za-z]/g, '')
}
