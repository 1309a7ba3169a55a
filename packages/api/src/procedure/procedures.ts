import {
  type AccessLevel,
  customerInBody,
  customerPath,
  deliveryPath,
  portingPath,
} from '@telecomx/validation'
import {
  assertLevel,
  assertMayActForCustomer,
  assertMayActForCustomerOf,
  assertMayResend,
} from '../access/assert-access.js'
import { findDeliveryState, findPortingCustomer } from '@telecomx/database'
import { ApiFailure } from '../failures/api-failure.js'
import { withFailure } from '../failures/failure-of.js'
import { logFailure } from '../failures/log-failure.js'
import type { Context } from './context.js'
import { trpc } from './init.js'

export const router = trpc.router

/**
 * Gives every failure its documented row, lets it leave behind what it must, and logs the unexpected ones. `next()` never
 * rejects.
 */
const documented = trpc.procedure.use(async ({ ctx, meta, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const error = withFailure(result.error, Object.values(meta?.errors ?? {}))
  const failure = error.cause as ApiFailure
  await failure.afterRollback?.()
  const { row } = failure
  if (row.code >= 500)
    logFailure(ctx.dependencies.log, { requestId: ctx.requestId, path, answered: row.code }, failure)
  throw error
})

/** An envelope without an input, or none at all, is an empty input, as an empty body is over REST. */
const withInput = documented.use(({ getRawInput, next }) =>
  next({
    getRawInput: async () => {
      const input = await getRawInput()
      if (input instanceof ApiFailure) throw input
      return input === undefined ? {} : input
    },
  }),
)

/**
 * Somebody with a valid token, who has calls left to make and gets the share of the database of a caller's company.
 * Rights come before input: a stranger never sees a field error.
 */
export const authenticated = withInput.use(async ({ ctx, next }) => {
  const caller = await ctx.authenticate()
  // Here, and not once a request: the calls of a batch count singly.
  ctx.dependencies.rateLimit.take(caller.customerId)
  const database = ctx.databaseOf(caller.customerId)
  return next({ ctx: { caller, dependencies: { ...ctx.dependencies, database } } })
})

/**
 * For everybody, without a credential: one that is sent is not looked at. Counted by where the call comes from, before
 * anything more of it is read; all of them have one tenant's share of the database.
 */
export const forEverybody = withInput.use(({ ctx, next }) => {
  ctx.dependencies.strangerLimit.take(ctx.network())
  const database = ctx.databaseOf('strangers')
  return next({ ctx: { dependencies: { ...ctx.dependencies, database } } })
})

/** Changes of one customer wait for one another here, before they take a connection. */
export const inCustomersTurn = trpc.middleware(({ ctx, next }) =>
  ctx.customerId === undefined ? next() : ctx.dependencies.customerQueue.run(ctx.customerId, () => next()),
)

/** For `next`: what comes after reads the file of the request as its input. */
export const withFile = ({ readUpload }: Context) => ({
  getRawInput: async () => ({ file: await readUpload?.() }),
})

/** The body as a whole is judged after the access check and before its fields. */
export const readableBody = trpc.middleware(({ ctx, next }) => {
  if (ctx.unreadableBody) throw new ApiFailure(ctx.unreadableBody)
  return next()
})

/** Refuses a caller below that level. */
export const atLeast = (least: AccessLevel) =>
  trpc.middleware(async ({ ctx, next }) => {
    assertLevel(await ctx.authenticate(), least)
    return next()
  })

/** For ADMIN only. */
export const forAdmin = authenticated.use(atLeast('ADMIN')).use(readableBody)

/** For everybody who may look at anything. */
export const forViewer = authenticated.use(atLeast('VIEWER')).use(readableBody)

/** For an owner of the customer in the path, its reseller, or ADMIN. */
export const forCustomersPoa = authenticated
  .input(customerPath)
  .use(async ({ ctx, input, next }) => {
    await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input.customerId)
    return next({ ctx: { customerId: input.customerId } })
  })
  .use(readableBody)

/** For an owner of the customer in the body, its reseller, or ADMIN: whose it is stands in the body, the level does not. */
export const forCustomerInBody = authenticated
  .use(atLeast('OWNER'))
  .use(readableBody)
  .input(customerInBody)
  .use(async ({ ctx, input, next }) => {
    await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input.customer)
    return next({ ctx: { customerId: input.customer } })
  })

/**
 * For people of that level of the customer whose porting is in the path, its reseller, or ADMIN; from the level
 * `everywhere` on whosever the porting is.
 */
export const forPorting = (least: AccessLevel, everywhere?: AccessLevel) =>
  authenticated
    .input(portingPath)
    .use(async ({ ctx, input, next }) => {
      const { database } = ctx.dependencies
      const findItsCustomer = () => findPortingCustomer(database, input._id)
      const customerId = await assertMayActForCustomerOf(
        database,
        ctx.caller,
        findItsCustomer,
        least,
        everywhere,
      )
      return next({ ctx: { customerId } })
    })
    .use(readableBody)

/** For whoever may repeat the delivery in the path: an owner of its customer, that one's reseller, or ADMIN. */
export const forResender = authenticated
  .input(deliveryPath)
  .use(async ({ ctx, input, next }) => {
    const { database } = ctx.dependencies
    const delivery = await findDeliveryState(database, input.deliveryId)
    const customerId = await assertMayActForCustomerOf(database, ctx.caller, async () => delivery?.customer)
    if (delivery) assertMayResend(ctx.caller, delivery)
    return next({ ctx: { customerId } })
  })
  .use(readableBody)
