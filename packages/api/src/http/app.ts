import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext, Hono } from 'hono'
import type { Context } from '../procedure/context.js'

interface Environment {
  Bindings: HttpBindings
  Variables: { context: Context }
}

/** The HTTP app of REST and tRPC; each request carries the context that procedures get. */
export type App = Hono<Environment>
export type AppRequest = HonoContext<Environment>
