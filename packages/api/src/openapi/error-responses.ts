import { STATUS_CODES } from 'node:http'
import { credentialErrors, type DocumentedError, internalError, transportErrors } from '@telecomx/validation'
import { problemOf } from '../http/answers.js'
import type { JsonSchema } from './json-schema.js'

export type NamedRows = Readonly<Record<string, DocumentedError>>
type Responses = Record<string, JsonSchema>

export const requestIdHeader = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } }
const retryAfter = { description: 'Suggested wait in seconds', schema: { type: 'integer' } }

const { bodyNotJson, tooLarge, prefetch, ...others } = transportErrors
const { missing, malformed, unknown, expired } = credentialErrors
/** What no operation of this wire answers. */
const ofNoOperation: readonly DocumentedError[] = [
  transportErrors.noSuchPath,
  transportErrors.methodNotAllowed,
  transportErrors.noEnvelope,
  transportErrors.undefinedOnly,
  transportErrors.tooManyCalls,
]
const ofEveryCall: NamedRows = {
  credentialMissing: missing,
  credentialMalformed: malformed,
  credentialUnknown: unknown,
  credentialExpired: expired,
  ...Object.fromEntries(Object.entries(others).filter(([, row]) => !ofNoOperation.includes(row))),
  internalError,
}

/** Answers that are the same for every operation; named once, by their status. */
export const sharedResponses: Responses = Object.fromEntries(
  Object.entries(byStatus({ ...ofEveryCall, tooLarge })).map(([status, rows]) => [
    nameOf(status),
    response(status, rows),
  ]),
)

/** Every row that a call can be answered with, by status: its own, and those of every call. */
export function errorResponses(
  own: NamedRows,
  { hasBody, refusesPrefetch }: { hasBody: boolean; refusesPrefetch: boolean },
): Responses {
  const grouped = byStatus({
    ...own,
    ...ofEveryCall,
    ...(hasBody && { bodyNotJson, tooLarge }),
    ...(refusesPrefetch && { prefetch }),
  })
  return Object.fromEntries(
    Object.entries(grouped).map(([status, rows]) => {
      const own = response(status, rows)
      const isShared = JSON.stringify(own) === JSON.stringify(sharedResponses[nameOf(status)])
      return [status, isShared ? { $ref: `#/components/responses/${nameOf(status)}` } : own]
    }),
  )
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

function response(status: string, rows: [string, DocumentedError][]): JsonSchema {
  const examples = (bodyOf: (row: DocumentedError) => object) =>
    Object.fromEntries(
      rows.map(([name, row]) => [
        name,
        { summary: `${row.message}: ${row.description}`, value: bodyOf(row) },
      ]),
    )
  return {
    description: STATUS_CODES[status],
    headers: { ...requestIdHeader, ...(['429', '503'].includes(status) && { 'Retry-After': retryAfter }) },
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Error' },
        examples: examples((row) => ({ success: false, ...row })),
      },
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: examples(problemOf),
      },
    },
  }
}

/** `PayloadTooLarge`: what the status is called, without blanks. */
function nameOf(status: string): string {
  return (STATUS_CODES[status] ?? status).replaceAll(/[^A-Za-z]/g, '')
}
