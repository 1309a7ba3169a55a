import { workListErrors, workListInput, workListOutput } from '@telecomx/validation'
import { atLeast, authenticated, readableBody, router } from '../procedure/procedures.js'
import { workList } from './work-list.js'

export const workRouter = router({
  list: authenticated
    .meta({ summary: 'Lists what waits for the caller, the oldest first', errors: workListErrors })
    .use(atLeast('OWNER'))
    .use(readableBody)
    .input(workListInput)
    .output(workListOutput)
    .query(({ ctx, input }) => workList(ctx.dependencies, ctx.caller, input)),
})
