import { transitions } from '@telecomx/database'
import {
  portingActionOutput,
  portingCancelErrors,
  portingCompleteErrors,
  portingConfirmErrors,
  portingConfirmInput,
  portingContactErrors,
  portingContactInput,
  portingRejectErrors,
  portingRejectInput,
  portingSplitErrors,
  portingSplitOutput,
  portingStageOverrideErrors,
  portingStageOverrideInput,
  portingsTogetherInput,
  portingWaitCustomerErrors,
} from '@telecomx/validation'
import { forPorting, inCustomersTurn } from '../procedure/procedures.js'
import { portingCancel } from './porting-cancel.js'
import { portingComplete } from './porting-complete.js'
import { portingConfirm } from './porting-confirm.js'
import { portingContact } from './porting-contact.js'
import { portingReject } from './porting-reject.js'
import { portingSplit } from './porting-split.js'
import { portingStageOverride } from './porting-stage-override.js'
import { portingWaitCustomer } from './porting-wait-customer.js'

/** In the area `porting`: what moves it from stage to stage, but for what its papers do. */
export const stageProcedures = {
  waitCustomer: forPorting(transitions.waitCustomer.least, 'RESELLER_ADMIN')
    .meta({ errors: portingWaitCustomerErrors })
    .input(portingsTogetherInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingWaitCustomer(ctx.dependencies, ctx.caller, input)),

  cancel: forPorting(transitions.cancel.least, 'RESELLER_ADMIN')
    .meta({ errors: portingCancelErrors })
    .input(portingsTogetherInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingCancel(ctx.dependencies, ctx.caller, input)),

  contact: forPorting(transitions.contact.least)
    .meta({ errors: portingContactErrors })
    .input(portingContactInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingContact(ctx.dependencies, ctx.caller, input)),

  split: forPorting(transitions.split.least, 'RESELLER_ADMIN')
    .meta({ errors: portingSplitErrors })
    .output(portingSplitOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingSplit(ctx.dependencies, ctx.caller, input._id)),

  confirm: forPorting(transitions.confirm.least)
    .meta({ errors: portingConfirmErrors })
    .input(portingConfirmInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingConfirm(ctx.dependencies, ctx.caller, input)),

  reject: forPorting(transitions.reject.least)
    .meta({ errors: portingRejectErrors })
    .input(portingRejectInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingReject(ctx.dependencies, ctx.caller, input)),

  complete: forPorting(transitions.complete.least)
    .meta({ errors: portingCompleteErrors })
    .input(portingsTogetherInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingComplete(ctx.dependencies, ctx.caller, input)),

  stageOverride: forPorting(transitions.stageOverride.least)
    .meta({ errors: portingStageOverrideErrors })
    .input(portingStageOverrideInput)
    .output(portingActionOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => portingStageOverride(ctx.dependencies, ctx.caller, input)),
}
