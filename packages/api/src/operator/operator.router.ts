import { operator, operatorCreateErrors, operatorCreateInput } from '@telecomx/validation'
import { forAdmin, router } from '../trpc/procedures.js'
import { operatorCreate } from './operator-create.js'

export const operatorRouter = router({
  create: forAdmin
    .meta({ errors: operatorCreateErrors })
    .input(operatorCreateInput)
    .output(operator)
    .mutation(({ ctx, input }) => operatorCreate(ctx.dependencies, input)),
})
