import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Pool } from 'mysql2/promise'
import { findCaller, insertOperator } from './database.js'
import type { PeerOperator } from './operator-schema.js'

/** The floor: operator.create on node:http and mysql2 with nothing between. It checks the token and no field. */
export function rawHttp(pool: Pool) {
  return createServer((request, response) => {
    answer(pool, request).then(
      ({ status, body }) => send(response, status, body),
      () => send(response, 500, { message: 'internal_error' }),
    )
  })
}

async function answer(pool: Pool, request: IncomingMessage) {
  if (request.method !== 'POST' || request.url !== '/dk/operator')
    return { status: 404, body: { message: 'not_found' } }
  const caller = await findCaller(pool, request.headers.authorization)
  if (!caller) return { status: 401, body: { message: 'unauthorized' } }
  const operator = (await json(request)) as PeerOperator
  return { status: 200, body: await insertOperator(pool, caller, operator) }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text)
}
