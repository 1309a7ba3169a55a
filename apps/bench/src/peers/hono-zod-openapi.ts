import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Pool } from 'mysql2/promise'
import { findCaller, insertOperator, type PeerCaller } from './database.js'
import { operatorInput, operatorOutput } from './operator-schema.js'

/** operator.create on Hono, described by zod schemas that check its body. */
export function honoZodOpenapi(pool: Pool): Server {
  const app = new OpenAPIHono<{ Variables: { caller: PeerCaller } }>()
  app.use(async (context, next) => {
    const caller = await findCaller(pool, context.req.header('authorization'))
    if (!caller) return context.json({ message: 'unauthorized' }, 401)
    context.set('caller', caller)
    return next()
  })
  app.openapi(create, async (context) => {
    return context.json(await insertOperator(pool, context.get('caller'), context.req.valid('json')), 200)
  })
  return createAdaptorServer({ fetch: app.fetch }) as Server
}

const create = createRoute({
  method: 'post',
  path: '/dk/operator',
  request: { body: { required: true, content: { 'application/json': { schema: operatorInput } } } },
  responses: { 200: { description: 'Created', content: { 'application/json': { schema: operatorOutput } } } },
})
