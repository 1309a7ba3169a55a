import type { Caller } from '@telecomx/database'
import {
  type Porting,
  porting,
  portingGetErrors,
  portingHistoryErrors,
  portingHistoryInput,
  portingHistoryOutput,
  portingListErrors,
  portingListInput,
  portingListOutput,
  portingUpdateErrors,
  portingUpdateInput,
} from '@telecomx/validation'
import { forPorting, forViewer, inCustomersTurn, router } from '../procedure/procedures.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { expectedVersions } from '../procedure/expected-versions.js'
import { poaDeliveryProcedures } from '../delivery/delivery.router.js'
import { orderProcedures } from '../order/order.router.js'
import { poaProcedures } from '../poa/poa.router.js'
import { documentProcedures } from '../signed-copy/signed-copy.router.js'
import { stageProcedures } from '../stage/stage.router.js'
import { portingGet } from './porting-get.js'
import { portingHistory } from './porting-history.js'
import { portingList } from './porting-list.js'
import { portingUpdate } from './porting-update.js'
import { withRejections } from './with-rejections.js'

export const portingRouter = router({
  list: forViewer
    .meta({ errors: portingListErrors })
    .input(portingListInput)
    .output(portingListOutput)
    .query(({ ctx, input }) => portingList(ctx.dependencies, ctx.caller, input)),

  get: forPorting('VIEWER')
    .meta({ errors: portingGetErrors })
    .output(porting)
    .query(async ({ ctx, input }) => answered(ctx, await portingGet(ctx.dependencies, input._id))),

  history: forPorting('OWNER')
    .meta({ errors: portingHistoryErrors })
    .input(portingHistoryInput)
    .output(portingHistoryOutput)
    .query(({ ctx, input }) => portingHistory(ctx.dependencies, ctx.caller, input)),

  update: forPorting('VIEWER')
    .meta({ errors: portingUpdateErrors })
    .input(portingUpdateInput)
    .output(porting)
    .use(inCustomersTurn)
    .mutation(async ({ ctx, input: { version, ...input } }) =>
      answered(ctx, await portingUpdate(ctx.dependencies, ctx.caller, input, expectedVersions(ctx, version))),
    ),

  waitCustomer: stageProcedures.waitCustomer,
  cancel: stageProcedures.cancel,
  contact: stageProcedures.contact,
  split: stageProcedures.split,
  confirm: stageProcedures.confirm,
  reject: stageProcedures.reject,
  complete: stageProcedures.complete,
  stageOverride: stageProcedures.stageOverride,

  poaPlan: poaProcedures.poaPlan,
  poaCreate: poaProcedures.poaCreate,
  poaList: poaProcedures.poaList,
  poaResend: poaDeliveryProcedures.poaResend,
  poaRelease: poaDeliveryProcedures.poaRelease,
  poaSend: orderProcedures.poaSend,
  order: orderProcedures.order,
  ...documentProcedures,
})

/** One porting as this caller is answered it. */
async function answered(
  { dependencies, caller }: { dependencies: Dependencies; caller: Caller },
  porting: Porting,
): Promise<Porting> {
  const [answer = porting] = await withRejections(dependencies, caller, [porting])
  return answer
}
