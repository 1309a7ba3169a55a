import { STATUS_CODES } from 'node:http'
import type { DocumentedError } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { FileAnswer } from '../procedure/file-answer.js'

/** The error row as JSON, or as RFC 9457 problem details when the client asks for those. */
export function errorAnswer(error: DocumentedError | ApiFailure, accept = ''): Response {
  const { row, details, retryAfterSeconds } = error instanceof ApiFailure ? error : new ApiFailure(error)
  const isProblem = accept.toLowerCase().includes('application/problem+json')
  const body = isProblem ? problemOf(row) : { success: false, ...row }
  return new Response(JSON.stringify({ ...body, ...(details && { details }) }), {
    status: row.code,
    headers: {
      'Content-Type': isProblem ? 'application/problem+json' : 'application/json',
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
  })
}

/** The row as RFC 9457 problem details; the members of the plain body are there too. */
export function problemOf(row: DocumentedError): object {
  return {
    type: 'about:blank',
    title: STATUS_CODES[row.code],
    status: row.code,
    detail: row.description,
    success: false,
    ...row,
  }
}

/** An object that carries its version says it as its entity tag, too. */
export function jsonAnswer(value: unknown): Response {
  const { version } = (value ?? {}) as { version?: unknown }
  return new Response(JSON.stringify(value), {
    headers: {
      'Content-Type': 'application/json',
      ...(typeof version === 'number' && { ETag: `"${version}"` }),
    },
  })
}

/** A file that a browser shows or saves, and never treats as a page of ours. */
export function fileAnswer({ bytes, filename, attachment, type }: FileAnswer): Response {
  const ascii = filename.replaceAll(/[^A-Za-z0-9 ._-]/g, '_')
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      // RFC 6266: the plain name for old clients, the RFC 8187 form for the letters that are not ASCII.
      'Content-Disposition': `${attachment ? 'attachment' : 'inline'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Accept-Ranges': 'none',
    },
  })
}
