import {
  deliveryPath,
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
  poaReleaseErrors,
  poaReleaseInput,
  poaResendErrors,
  poaResendInput,
  poaResendOutput,
  porting,
  portingGetErrors,
  portingListErrors,
  portingListInput,
  portingListOutput,
  portingUpdateErrors,
  portingUpdateInput,
} from '@telecomx/validation'
import { findDeliveryState } from '@telecomx/database'
import { assertMayActForCustomer, assertMaySeeEveryCustomer } from '../access/assert-access.js'
import {
  atLeast,
  authenticated,
  forCustomersPoa,
  forResender,
  forPortingsViewer,
  forViewer,
  inCustomersTurn,
  readableBody,
  router,
} from '../trpc/procedures.js'
import { expectedVersions } from '../expected-versions.js'
import { poaCreate } from './poa-create.js'
import { poaDocument, poaGet } from './poa-file.js'
import { poaList } from './poa-list.js'
import { poaPlan } from './poa-plan.js'
import { poaPreview } from './poa-preview.js'
import { poaRelease } from './poa-release.js'
import { poaResend } from './poa-resend.js'
import { portingGet } from './porting-get.js'
import { portingList } from './porting-list.js'
import { portingUpdate } from './porting-update.js'

export const portingRouter = router({
  list: forViewer
    .meta({ errors: portingListErrors })
    .input(portingListInput)
    .output(portingListOutput)
    .query(({ ctx, input }) => portingList(ctx.dependencies, ctx.caller, input)),

  get: forPortingsViewer
    .meta({ errors: portingGetErrors })
    .output(porting)
    .query(({ ctx, input }) => portingGet(ctx.dependencies, input._id)),

  update: forPortingsViewer
    .meta({ errors: portingUpdateErrors })
    .input(portingUpdateInput)
    .output(porting)
    .use(inCustomersTurn)
    .mutation(({ ctx, input: { version, ...input } }) =>
      portingUpdate(ctx.dependencies, input, expectedVersions(ctx, version)),
    ),

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

  poaResend: forResender
    .meta({ errors: poaResendErrors })
    .input(poaResendInput)
    .output(poaResendOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => poaResend(ctx.dependencies, ctx.caller, input)),

  poaRelease: authenticated
    .meta({ errors: poaReleaseErrors })
    .input(deliveryPath)
    .use(atLeast('ADMIN'))
    .use(async ({ ctx, input, next }) => {
      const delivery = await findDeliveryState(ctx.dependencies.database, input.deliveryId)
      return next({ ctx: { customerId: delivery?.customer } })
    })
    .use(readableBody)
    .input(poaReleaseInput)
    .output(poaResendOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => poaRelease(ctx.dependencies, ctx.caller, input)),
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

  poaPreview: forCustomersPoa
    .meta({ errors: poaPreviewErrors })
    .input(poaPreviewInput)
    .query(({ ctx, input }) => poaPreview(ctx.dependencies, ctx.caller, input)),
})
