import { getTRPCErrorFromUnknown, TRPCError } from '@trpc/server'
import type { Context } from './context.js'
import type { Meta } from './init.js'

// Why this is here: tRPC runs a procedure's middlewares by copies of what it hands them, made by property descriptors, a
// few for each, and reaches a procedure by a proxy for each part of its name. That is a tenth of all that a call costs.
// What this leans on, and tRPC does not promise: a procedure is a function with `_def`, whose `middlewares` are its checks
// and its use case in their order. run-procedure.test.ts compares all that they see with what tRPC's own caller gives them.

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
  const { _def } = procedure as unknown as { _def: Definition }
  const result = await step(_def, 0, {
    ...call,
    input: undefined,
    type: _def.type,
    signal: undefined,
    batchIndex: 0,
  })
  if (!result) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: noResult })
  if (!result.ok) throw result.error
  return result.data
}

/** A procedure as routers hold it; its types say nothing of how it is run. */
export type Runnable = (...given: never[]) => Promise<unknown>

interface Definition {
  type: 'query' | 'mutation'
  meta: Meta | undefined
  middlewares: readonly Middleware[]
}

type Middleware = (given: Given) => Promise<Result | undefined>

interface Passed extends ProcedureCall {
  input: unknown
  type: Definition['type']
  signal: undefined
  batchIndex: number
}

interface Given extends Passed {
  meta: Meta | undefined
  next: (changes?: Partial<Passed>) => Promise<Result | undefined>
}

type Result = { marker: string } & (
  | { ok: true; data: unknown; ctx: unknown }
  | { ok: false; error: TRPCError }
)

/** The words of tRPC. */
const noResult = 'No result from middlewares - did you forget to `return next()`?'

/** One middleware, and by its `next` those that follow: never rejects, and each may change what the next one is given. */
async function step(definition: Definition, index: number, passed: Passed): Promise<Result | undefined> {
  const { meta, middlewares } = definition
  const middleware = middlewares[index] as Middleware
  const next: Given['next'] = (changes) =>
    step(definition, index + 1, {
      ...passed,
      ctx: changes?.ctx ? { ...passed.ctx, ...changes.ctx } : passed.ctx,
      input: changes && 'input' in changes ? changes.input : passed.input,
      getRawInput: changes?.getRawInput ?? passed.getRawInput,
    })
  try {
    return await middleware({ ...passed, meta, next })
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause), marker: 'middlewareMarker' }
  }
}
