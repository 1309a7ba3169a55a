import { initTRPC, TRPCError } from '@trpc/server'
import type { Pool } from 'mysql2/promise'
import type { OpenApiMeta } from 'trpc-to-openapi'
import { z } from 'zod'
import { findCaller, insertOperator } from './database.js'
import { operatorInput, operatorOutput } from './operator-schema.js'
import { listPortings } from './reads.js'

/** The router that a straight server has: the token is looked up in a middleware, inputs and outputs are checked by zod. */
export function plainRouter(pool: Pool) {
  const t = initTRPC.meta<OpenApiMeta>().context<{ authorization: string | undefined }>().create()
  const procedure = t.procedure.use(async ({ ctx, next }) => {
    const caller = await findCaller(pool, ctx.authorization)
    if (!caller) throw new TRPCError({ code: 'UNAUTHORIZED' })
    return next({ ctx: { caller } })
  })
  return t.router({
    operator: t.router({
      create: procedure
        .meta({ openapi: { method: 'POST', path: '/dk/operator' } })
        .input(operatorInput)
        .output(operatorOutput)
        .mutation(({ ctx, input }) => insertOperator(pool, ctx.caller, input)),
    }),
    porting: t.router({
      list: procedure
        .input(
          page.extend({
            customer: z
              .string()
              .regex(/^[0-9a-f]{24}$/)
              .optional(),
          }),
        )
        .query(({ input }) => listPortings(pool, input)),
    }),
  })
}

const page = z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) })
