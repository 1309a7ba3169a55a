import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type DocumentedError, transportErrors } from '@telecomx/validation'

/** Answers what Node could not read as a request, with a row like everything else, and hangs up. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex, requestId: string): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const row = rowOf(error.code)
  const body = JSON.stringify({ success: false, ...row })
  const lines = [
    `HTTP/1.1 ${row.code} ${STATUS_CODES[row.code]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

function rowOf(code: string | undefined): DocumentedError {
  if (code === 'HPE_HEADER_OVERFLOW') return transportErrors.headerTooLarge
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return transportErrors.timeout
  return transportErrors.requestNotValid
}
