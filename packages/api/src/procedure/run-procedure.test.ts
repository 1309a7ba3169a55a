import { initTRPC, TRPCError } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ProcedureCall, type Runnable, runProcedure } from './run-procedure.js'

/** What middlewares were given and what their `next` gave, in order. */
const seen: unknown[] = []

const t = initTRPC.context<{ caller: string }>().meta<{ errors: string }>().create()

/** Notes all that tRPC hands a middleware, which names it by itself: what it adds some day is noted, too. */
const watched = t.procedure.use(async (given) => {
  const { next, getRawInput, ...rest } = given
  seen.push({ ...rest, raw: await getRawInput(), functions: [typeof next, typeof getRawInput] })
  const result = await next()
  seen.push(result)
  return result
})
const id = z.object({ _id: z.string().toLowerCase() })
const name = z.object({ name: z.string().min(1, 'name is missing') })
const boom = new Error('boom')

const procedures = {
  'a query without an input': watched.query(({ ctx }) => ctx.caller),
  'a mutation': watched.input(name).mutation(({ input }) => input),
  'two inputs, which become one': watched
    .meta({ errors: 'rows' })
    .input(id)
    .use(({ input, ctx, next }) => next({ ctx: { own: `${ctx.caller} ${input._id}` } }))
    .concat(watched)
    .input(name)
    .query((given) => ({ ...given.input, own: given.ctx.own, path: given.path })),
  'an input that is no object': watched.input(z.string().trim()).query(({ input }) => [input]),
  'an output that is checked and changed': watched
    .input(name)
    .output(z.object({ name: z.string().toUpperCase() }))
    .query(({ input }) => ({ ...input, secret: 1 })),
  'an output that is wrong': watched.output(z.number()).query(() => 'none' as unknown as number),
  'an output that is checked later': watched.output(z.string().refine(async () => true)).query(() => 'x'),
  'another input, by a middleware': watched
    .use(({ next }) => next({ getRawInput: async () => ({ name: 'other' }) }))
    .input(name)
    .concat(watched)
    .query(({ input }) => input),
  'an input by a middleware, past the schema': watched
    .input(name)
    .use(({ next }) => next({ input: undefined } as never))
    .concat(watched)
    .query(({ input }) => ({ input })),
  'an error of the use case': watched.query(() => {
    throw boom
  }),
  'a TRPCError of the use case': watched.query(() => {
    throw new TRPCError({ code: 'CONFLICT', message: 'taken', cause: boom })
  }),
  'something thrown that is no error': watched.query(() => {
    throw 'text' as unknown
  }),
  'an error of a middleware': watched
    .use(() => {
      throw boom
    })
    .concat(watched)
    .query(() => 1),
  'a failure that a middleware answers otherwise': watched
    .use(async ({ next }) => {
      const result = await next()
      if (!result.ok) throw new TRPCError({ code: 'FORBIDDEN', cause: result.error })
      return result
    })
    .query(() => {
      throw boom
    }),
  'a middleware that returns nothing': t.procedure.use((async () => undefined) as never).query(() => 1),
  'no answer': watched.query(() => undefined),
}
const router = t.router(procedures)
const ctx = { caller: 'Åse' }

/** What came of a call, and all that was seen meanwhile. An error is told by all of its own. */
async function all(call: () => Promise<unknown>) {
  seen.length = 0
  const came = await call().then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  )
  return JSON.parse(JSON.stringify([came, ...seen], told)) as unknown
}

/** As text: errors with their own properties, and what is undefined by its name. */
function told(_key: string, value: unknown): unknown {
  if (value === undefined) return 'undefined'
  if (!(value instanceof Error)) return value
  const { name, message, cause } = value
  return { class: value.constructor.name, name, message, cause, own: Object.entries(value) }
}

const inputs = [undefined, {}, { _id: 'AB', name: 'Åse' }, { name: '' }, ' text ', null]

describe.each(Object.keys(procedures))('%s', (path) => {
  it.each(inputs)('is run as tRPC’s own caller runs it, of %j', async (input) => {
    const caller = router.createCaller(ctx) as unknown as Record<string, (given: unknown) => Promise<unknown>>
    const procedure = procedures[path as keyof typeof procedures] as unknown as Runnable
    const call = { path, ctx, getRawInput: async () => input } as unknown as ProcedureCall
    expect(await all(() => runProcedure(procedure, call))).toEqual(
      await all(async () => caller[path]?.(input)),
    )
  })
})

it('what is compared tells a call from another', async () => {
  const caller = router.createCaller(ctx)
  const noted = await all(() => caller['a mutation']({ name: 'Åse' }))
  expect(noted).toMatchObject([{ answer: { name: 'Åse' } }, { path: 'a mutation', type: 'mutation' }, {}])
})
