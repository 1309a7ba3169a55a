import { overviewGetErrors, overviewGetOutput } from '@telecomx/validation'
import { atLeast, authenticated, readableBody, router } from '../procedure/procedures.js'
import { overviewGet } from './overview-get.js'

export const overviewRouter = router({
  get: authenticated
    .meta({
      summary: 'Tells how porting goes: stages, waiting, deliveries, how long it takes',
      errors: overviewGetErrors,
    })
    .use(atLeast('OWNER'))
    .use(readableBody)
    .output(overviewGetOutput)
    .query(({ ctx }) => overviewGet(ctx.dependencies, ctx.caller)),
})
