import {
  poaContentInput,
  poaCreateErrors,
  poaCreateOutput,
  poaGetErrors,
  poaGetInput,
  poaHandOverInput,
  poaListErrors,
  poaListInput,
  poaListOutput,
  poaPath,
  poaPlanErrors,
  poaPlanInput,
  poaPlanOutput,
  poaPreviewErrors,
  poaPreviewInput,
} from '@telecomx/validation'
import { assertMayActForCustomer, assertMaySeeEveryCustomer } from '../access/assert-access.js'
import { authenticated, forCustomersPoa, inCustomersTurn, readableBody } from '../procedure/procedures.js'
import { poaCreate } from './poa-create.js'
import { poaDocument, poaGet } from './poa-file.js'
import { poaList } from './poa-list.js'
import { poaPlan } from './poa-plan.js'
import { poaPreview } from './poa-preview.js'

/** In the area `porting`. */
export const poaProcedures = {
  poaPlan: forCustomersPoa
    .meta({ errors: poaPlanErrors })
    .input(poaPlanInput)
    .output(poaPlanOutput)
    .query(({ ctx, input }) => poaPlan(ctx.dependencies, input)),

  poaCreate: forCustomersPoa
    .meta({ errors: poaCreateErrors })
    .input(poaHandOverInput)
    .input(poaContentInput)
    .output(poaCreateOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => poaCreate(ctx.dependencies, ctx.caller, input)),

  poaList: forCustomersPoa
    .meta({ errors: poaListErrors })
    .input(poaListInput)
    .output(poaListOutput)
    .query(({ ctx, input }) => poaList(ctx.dependencies, ctx.caller, input)),
}

/** In the area `portingFile`, procedures that answer files: over REST only, because tRPC answers JSON. */
export const poaFileProcedures = {
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

  poaPreview: forCustomersPoa
    .meta({ errors: poaPreviewErrors })
    .input(poaPreviewInput)
    .query(({ ctx, input }) => poaPreview(ctx.dependencies, ctx.caller, input)),
}
