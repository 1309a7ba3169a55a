import {
  poaContentInput,
  poaCreateErrors,
  poaCreateOutput,
  poaGetErrors,
  poaGetInput,
  poaHandOverInput,
  poaPath,
} from '@telecomx/validation'
import { assertMayActForCustomer, assertMaySeeEveryCustomer } from '../access/assert-access.js'
import { authenticated, forCustomersPoa, readableBody, router } from '../trpc/procedures.js'
import { poaCreate } from './poa-create.js'
import { poaDocument, poaGet } from './poa-file.js'

export const portingRouter = router({
  poaCreate: forCustomersPoa
    .meta({ errors: poaCreateErrors })
    .input(poaHandOverInput)
    .input(poaContentInput)
    .output(poaCreateOutput)
    .mutation(({ ctx, input }) => poaCreate(ctx.dependencies, ctx.caller, input)),
})

/** Procedures that answer files: on the REST door only, because tRPC answers JSON. */
export const portingFileRouter = router({
  poaGet: authenticated
    .meta({ errors: poaGetErrors })
    .input(poaPath)
    .use(async ({ ctx, input, next }) => {
      await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input.customerId)
      return next()
    })
    .use(readableBody)
    .input(poaGetInput)
    .query(({ ctx, input }) => poaGet(ctx.dependencies, input)),

  poaDocument: authenticated
    .meta({ errors: poaGetErrors })
    .input(poaPath)
    .use(async ({ ctx, input, next }) => {
      await assertMaySeeEveryCustomer(ctx.dependencies.database, ctx.caller, input.customerId)
      return next()
    })
    .use(readableBody)
    .input(poaGetInput)
    .query(({ ctx, input }) => poaDocument(ctx.dependencies, input)),
})
