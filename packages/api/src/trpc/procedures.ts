import { accessDenied, customerPath, internalError } from '@telecomx/validation'
import { assertLevel, assertMayActForCustomer } from '../access/assert-access.js'
import { ApiFailure } from '../api-failure.js'
import { withRow } from './documented-errors.js'
import { trpc } from './init.js'

export const router = trpc.router
export const createCallerFactory = trpc.createCallerFactory

/** Gives every failure its documented row, and logs the unexpected ones. `next()` never rejects. */
const documented = trpc.procedure.use(async ({ ctx, meta, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const error = withRow(result.error, Object.values(meta?.errors ?? { accessDenied, internalError }))
  const failure = error.cause as ApiFailure
  if (failure.row.code >= 500) logUnexpected(ctx.dependencies.log, ctx.requestId, path, failure)
  throw error
})

/** Somebody with a valid token. Rights come before input: a stranger never sees a field error. */
export const authenticated = documented.use(async ({ ctx, next }) =>
  next({ ctx: { caller: await ctx.authenticate() } }),
)

/** The body as a whole is judged after the access check and before its fields. */
export const readableBody = trpc.middleware(({ ctx, next }) => {
  if (ctx.unreadableBody) throw new ApiFailure(ctx.unreadableBody)
  return next()
})

/** For ADMIN only. */
export const forAdmin = authenticated
  .use(({ ctx, next }) => {
    assertLevel(ctx.caller, 'ADMIN')
    return next()
  })
  .use(readableBody)

/** For an owner of the customer in the path, its reseller, or ADMIN. */
export const forCustomersPoa = authenticated
  .input(customerPath)
  .use(async ({ ctx, input, next }) => {
    await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input.customerId)
    return next()
  })
  .use(readableBody)

/** Names, numbers and stack lines of an error, never its text: texts quote what people sent. */
function logUnexpected(
  log: (event: string, fields: Record<string, string | number | undefined>) => void,
  requestId: string,
  path: string,
  failure: ApiFailure,
): void {
  let cause: unknown = failure
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause
  const origin = cause as { name?: string; errno?: number; stack?: string }
  log('unexpected_error', {
    requestId,
    path,
    answered: failure.row.code,
    error: origin.name,
    errno: origin.errno,
    at: origin.stack
      ?.split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  })
}
