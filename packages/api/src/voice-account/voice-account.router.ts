import {
  mvnoAccountPath,
  mvnoAccountWithPorting,
  mvnoCreateErrors,
  mvnoCreateInput,
  mvnoDeleteErrors,
  mvnoDeleteOutput,
  sipAccountPath,
  sipAccountWithPortings,
  sipCreateErrors,
  sipCreateInput,
  sipUpdateErrors,
  sipUpdateInput,
  voiceAccountImportErrors,
  voiceAccountImportInput,
  voiceAccountImportOutput,
  voiceAccountListErrors,
  voiceAccountListInput,
  voiceAccountListOutput,
} from '@telecomx/validation'
import { forImport } from '../import/for-import.js'
import {
  authenticated,
  forCustomerInBody,
  forViewer,
  inCustomersTurn,
  readableBody,
  router,
} from '../procedure/procedures.js'
import { expectedVersions } from '../procedure/expected-versions.js'
import { assertMayActForAccount } from './account-access.js'
import { mvnoCreate } from './mvno-create.js'
import { mvnoDelete } from './mvno-delete.js'
import { sipCreate } from './sip-create.js'
import { sipUpdate } from './sip-update.js'
import { voiceAccountImport, voiceAccountLineRules } from './voice-account-import.js'
import { voiceAccountList } from './voice-account-list.js'

export const sipAccountRouter = router({
  create: forCustomerInBody
    .meta({ errors: sipCreateErrors })
    .input(sipCreateInput)
    .output(sipAccountWithPortings)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => sipCreate(ctx.dependencies, ctx.caller, input)),

  update: authenticated
    .meta({ errors: sipUpdateErrors })
    .input(sipAccountPath)
    .use(async ({ ctx, input, next }) => {
      const customerId = await assertMayActForAccount(ctx.dependencies, ctx.caller, input._id, 'SIP')
      return next({ ctx: { customerId } })
    })
    .use(readableBody)
    .input(sipUpdateInput)
    .output(sipAccountWithPortings)
    .use(inCustomersTurn)
    .mutation(({ ctx, input: { version, ...input } }) =>
      sipUpdate(ctx.dependencies, ctx.caller, input, expectedVersions(ctx, version)),
    ),
})

export const mvnoAccountRouter = router({
  create: forCustomerInBody
    .meta({ errors: mvnoCreateErrors })
    .input(mvnoCreateInput)
    .output(mvnoAccountWithPorting)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => mvnoCreate(ctx.dependencies, ctx.caller, input)),

  delete: authenticated
    .meta({ errors: mvnoDeleteErrors })
    .input(mvnoAccountPath)
    .use(async ({ ctx, input, next }) => {
      const customerId = await assertMayActForAccount(ctx.dependencies, ctx.caller, input._id, 'MVNO')
      return next({ ctx: { customerId } })
    })
    .use(readableBody)
    .output(mvnoDeleteOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => mvnoDelete(ctx.dependencies, ctx.caller, input)),
})

export const voiceAccountRouter = router({
  list: forViewer
    .meta({ errors: voiceAccountListErrors })
    .input(voiceAccountListInput)
    .output(voiceAccountListOutput)
    .query(({ ctx, input }) => voiceAccountList(ctx.dependencies, ctx.caller, input)),

  import: forImport('voiceAccounts', voiceAccountLineRules, 'RESELLER')
    .meta({
      summary: 'Makes many accounts with their numbers and portings at once, all or nothing',
      errors: voiceAccountImportErrors,
      isImport: true,
    })
    .input(voiceAccountImportInput)
    .output(voiceAccountImportOutput)
    .mutation(({ ctx, input }) => voiceAccountImport(ctx.dependencies, ctx.caller, input)),
})
