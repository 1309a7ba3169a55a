import { deliveryListErrors, deliveryListInput, deliveryListOutput } from '@telecomx/validation'
import { atLeast, authenticated, readableBody, router } from '../trpc/procedures.js'
import { deliveryList } from './delivery-list.js'

export const deliveryRouter = router({
  list: authenticated
    .meta({ errors: deliveryListErrors })
    .use(atLeast('OWNER'))
    .use(readableBody)
    .input(deliveryListInput)
    .output(deliveryListOutput)
    .query(({ ctx, input }) => deliveryList(ctx.dependencies, ctx.caller, input)),
})
