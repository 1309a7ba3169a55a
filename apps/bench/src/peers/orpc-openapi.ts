import { createServer, type IncomingHttpHeaders } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { ORPCError, os } from '@orpc/server'
import type { Pool } from 'mysql2/promise'
import { findCaller, insertOperator } from './database.js'
import { operatorInput, operatorOutput } from './operator-schema.js'

/** operator.create on oRPC's handler of OpenAPI routes. */
export function orpcOpenapi(pool: Pool) {
  const create = os
    .$context<{ headers: IncomingHttpHeaders }>()
    .route({ method: 'POST', path: '/dk/operator' })
    .use(async ({ context, next }) => {
      const caller = await findCaller(pool, context.headers.authorization)
      if (!caller) throw new ORPCError('UNAUTHORIZED')
      return next({ context: { caller } })
    })
    .input(operatorInput)
    .output(operatorOutput)
    .handler(({ context, input }) => insertOperator(pool, context.caller, input))
  const handler = new OpenAPIHandler({ operator: { create } })
  return createServer((request, response) => {
    void handler.handle(request, response, { context: { headers: request.headers } })
  })
}
