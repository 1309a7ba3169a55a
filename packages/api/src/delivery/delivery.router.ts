import {
  deliveryListErrors,
  deliveryListInput,
  deliveryListOutput,
  deliveryPath,
  poaReleaseErrors,
  poaReleaseInput,
  poaResendErrors,
  poaResendInput,
  poaResendOutput,
} from '@telecomx/validation'
import { findDeliveryState } from '@telecomx/database'
import {
  atLeast,
  authenticated,
  forResender,
  inCustomersTurn,
  readableBody,
  router,
} from '../procedure/procedures.js'
import { deliveryList } from './delivery-list.js'
import { poaRelease } from './poa-release.js'
import { poaResend } from './poa-resend.js'

export const deliveryRouter = router({
  list: authenticated
    .meta({ errors: deliveryListErrors })
    .use(atLeast('OWNER'))
    .use(readableBody)
    .input(deliveryListInput)
    .output(deliveryListOutput)
    .query(({ ctx, input }) => deliveryList(ctx.dependencies, ctx.caller, input)),
})

/** In the area `porting`. */
export const poaDeliveryProcedures = {
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
}
