import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DocumentedError } from '@telecomx/validation'
import { afterAll, expect } from 'vitest'
import { routes } from '../packages/api/src/rest/routes.js'
import { noteOfFile, noteOfRow, writeNote } from './error-row-notes.js'

/** Notes the error rows that servers of this process answer, whichever client asks, with the operation that was asked. */
subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
  const pieces: Uint8Array[] = []
  const write = response.write.bind(response) as (...args: unknown[]) => boolean
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  const keep = (piece: unknown) => {
    const isError = response.statusCode >= 400 || response.statusCode === 207
    if (isError && (typeof piece === 'string' || piece instanceof Uint8Array)) pieces.push(Buffer.from(piece))
  }
  response.write = (...args: unknown[]) => {
    keep(args[0])
    return write(...args)
  }
  response.end = (...args: unknown[]) => {
    keep(args[0])
    for (const [operation, row] of rowsAnswered(request, Buffer.concat(pieces).toString()))
      noteOnce(noteOfRow(operation, row))
    return end(...args)
  }
})

afterAll(() => writeNote(noteOfFile(expect.getState().testPath ?? '')))

const noted = new Set<string>()

function noteOnce(note: string): void {
  if (!noted.has(note)) writeNote(note)
  noted.add(note)
}

function rowsAnswered({ method = '', url = '' }: IncomingMessage, text: string): [string, DocumentedError][] {
  if (!/^[[{].*"description"/.test(text)) return []
  const path = url.replace(/\?.*$/s, '')
  const answer: unknown = JSON.parse(text)
  if (!path.startsWith('/trpc/')) {
    const operation = operationAt(method, path)
    return operation && isRow(answer) ? [[operation, answer]] : []
  }
  const operations = path.slice('/trpc/'.length).split(/,|%2c/i)
  return [answer].flat().flatMap((one, index) => {
    const row = (one as TrpcAnswer).error?.json.data.documented
    return row ? [[operations[index] ?? '', row]] : []
  })
}

interface TrpcAnswer {
  error?: { json: { data: { documented: DocumentedError } } }
}

/** Ids that are left out of a path are the operation's to miss; the first row answers, as on the server. */
function operationAt(method: string, path: string): string | undefined {
  return routes.find((route) => {
    const shape = new RegExp(`^${route.path.replaceAll(/\/:\w+/g, '(/[^/]*)?')}$`)
    return route.methods.some((one) => one === method) && shape.test(path)
  })?.operation
}

function isRow(answer: unknown): answer is DocumentedError {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'description' in answer
}
