import { sessionGetErrors, sessionGetOutput } from '@telecomx/validation'
import { atLeast, authenticated, readableBody, router } from '../procedure/procedures.js'
import { sessionGet } from './session-get.js'

export const sessionRouter = router({
  get: authenticated
    .meta({ summary: 'Tells who calls, and what their token may do', errors: sessionGetErrors })
    .use(atLeast('PERSONAL'))
    .use(readableBody)
    .output(sessionGetOutput)
    .query(({ ctx }) => sessionGet(ctx.dependencies, ctx.caller)),
})
