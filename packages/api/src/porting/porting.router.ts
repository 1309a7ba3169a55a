import {
  porting,
  portingGetErrors,
  portingListErrors,
  portingListInput,
  portingListOutput,
  portingUpdateErrors,
  portingUpdateInput,
} from '@telecomx/validation'
import { forPorting, forViewer, inCustomersTurn, router } from '../procedure/procedures.js'
import { expectedVersions } from '../procedure/expected-versions.js'
import { poaDeliveryProcedures } from '../delivery/delivery.router.js'
import { poaProcedures } from '../poa/poa.router.js'
import { documentProcedures } from '../signed-copy/signed-copy.router.js'
import { portingGet } from './porting-get.js'
import { portingList } from './porting-list.js'
import { portingUpdate } from './porting-update.js'

export const portingRouter = router({
  list: forViewer
    .meta({ errors: portingListErrors })
    .input(portingListInput)
    .output(portingListOutput)
    .query(({ ctx, input }) => portingList(ctx.dependencies, ctx.caller, input)),

  get: forPorting('VIEWER')
    .meta({ errors: portingGetErrors })
    .output(porting)
    .query(({ ctx, input }) => portingGet(ctx.dependencies, input._id)),

  update: forPorting('VIEWER')
    .meta({ errors: portingUpdateErrors })
    .input(portingUpdateInput)
    .output(porting)
    .use(inCustomersTurn)
    .mutation(({ ctx, input: { version, ...input } }) =>
      portingUpdate(ctx.dependencies, input, expectedVersions(ctx, version)),
    ),

  poaPlan: poaProcedures.poaPlan,
  poaCreate: poaProcedures.poaCreate,
  poaList: poaProcedures.poaList,
  poaResend: poaDeliveryProcedures.poaResend,
  poaRelease: poaDeliveryProcedures.poaRelease,
  ...documentProcedures,
})
