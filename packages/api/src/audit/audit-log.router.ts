import { auditLogListErrors, auditLogListInput, auditLogListOutput } from '@telecomx/validation'
import { atLeast, authenticated, readableBody, router } from '../procedure/procedures.js'
import { auditLogList } from './audit-log-list.js'

export const auditLogRouter = router({
  list: authenticated
    .meta({ errors: auditLogListErrors })
    .use(atLeast('RESELLER'))
    .use(readableBody)
    .input(auditLogListInput)
    .output(auditLogListOutput)
    .query(({ ctx, input }) => auditLogList(ctx.dependencies, ctx.caller, input)),
})
