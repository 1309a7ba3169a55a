import { getTRPCErrorFromUnknown, TRPCError } from '@trpc/server'
import type { Context } from './context.js'
import type { Meta } from './init.js'

// Why this is here: tRPC reaches a procedure by a proxy for each part of its name, and hands each of its middlewares copies
// that it makes by property descriptors. That was a tenth of all that a call costs; objects are written out here, because
// spread ones cost twice as much. What this leans on, and tRPC does not promise: a procedure is a function with `_def`,
// whose `middlewares` are its checks and its use case in their order. run-procedure.test.ts compares all that they see with
// what tRPC's own caller gives them.

/** One call of a procedure. */
export interface ProcedureCall {
  /** The dotted name, as logs know it. */
  path: string
  ctx: Context
  /** The unchecked input; asked for by the procedure when it comes to that. */
  getRawInput: () => Promise<unknown>
}

/** What a procedure answers, by its own checks. @throws TRPCError as tRPC's own caller does */
export async function runProcedure(procedure: Runnable, call: ProcedureCall): Promise<unknown> {
  const { path, ctx, getRawInput } = call
  const { _def } = procedure as unknown as { _def: Definition }
  const result = await step(_def, 0, { path, ctx, getRawInput, input: undefined })
  if (!result) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: noResult })
  if (!result.ok) throw result.error
  return result.data
}

/** A procedure as routers hold it; its types say nothing of how it is run. */
export type Runnable = (...given: never[]) => Promise<unknown>

interface Definition {
  type: 'query' | 'mutation'
  meta: Meta | undefined
  middlewares: readonly ((given: Given) => Promise<Result | undefined>)[]
}

/** What goes on from one middleware to the next. */
interface Passed extends ProcedureCall {
  input: unknown
}

interface Given extends Passed {
  type: Definition['type']
  meta: Meta | undefined
  signal: undefined
  batchIndex: 0
  next: (changes?: Partial<Passed>) => Promise<Result | undefined>
}

type Result = { marker: string } & (
  | { ok: true; data: unknown; ctx: unknown }
  | { ok: false; error: TRPCError }
)

/** The words of tRPC. */
const noResult = 'No result from middlewares - did you forget to `return next()`?'

/** One middleware, and by its `next` those that follow; it never rejects. */
async function step(definition: Definition, index: number, passed: Passed): Promise<Result | undefined> {
  const { type, meta, middlewares } = definition
  const { path, ctx, getRawInput, input } = passed
  const middleware = middlewares[index] as Definition['middlewares'][number]
  const next: Given['next'] = (changes) =>
    step(definition, index + 1, changes === undefined ? passed : changed(passed, changes))
  try {
    return await middleware({
      path,
      type,
      ctx,
      getRawInput,
      input,
      meta,
      signal: undefined,
      batchIndex: 0,
      next,
    })
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause), marker: 'middlewareMarker' }
  }
}

function changed({ path, ctx, getRawInput, input }: Passed, changes: Partial<Passed>): Passed {
  return {
    path,
    ctx: changes.ctx ? { ...ctx, ...changes.ctx } : ctx,
    getRawInput: changes.getRawInput ?? getRawInput,
    input: 'input' in changes ? changes.input : input,
  }
}
