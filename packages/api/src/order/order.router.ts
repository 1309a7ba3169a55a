import {
  poaSendErrors,
  poaSendOutput,
  poaSendPortings,
  poaSendRecipient,
  portingOrderErrors,
  portingOrderInput,
  portingOrderOutput,
} from '@telecomx/validation'
import { assertLevel } from '../access/assert-access.js'
import { forPorting, inCustomersTurn } from '../procedure/procedures.js'
import { poaSend } from './poa-send.js'
import { portingOrder } from './porting-order.js'

/** In the area `porting`. */
export const orderProcedures = {
  poaSend: forPorting('OWNER')
    .meta({ errors: poaSendErrors })
    .input(poaSendRecipient)
    .use(({ ctx, input, next }) => {
      // Donors hear from staff alone.
      if (!input.recipient) assertLevel(ctx.caller, 'ADMIN')
      return next()
    })
    .input(poaSendPortings)
    .output(poaSendOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input: { recipient: to, ...input } }) =>
      poaSend(ctx.dependencies, ctx.caller, { ...input, to }),
    ),

  order: forPorting('RESELLER_ADMIN')
    .meta({ errors: portingOrderErrors })
    .input(portingOrderInput)
    .output(portingOrderOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingOrder(ctx.dependencies, ctx.caller, input)),
}
