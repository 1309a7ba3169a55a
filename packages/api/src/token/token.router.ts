import {
  tokenCreateErrors,
  tokenCreateInput,
  tokenCreateOutput,
  tokenListErrors,
  tokenListInput,
  tokenListOutput,
  tokenPath,
  tokenRevokeErrors,
  tokenRevokeOutput,
  tokensEmployee,
} from '@telecomx/validation'
import { assertMayActForTokensOf } from '../access/assert-access.js'
import { atLeast, authenticated, readableBody, router } from '../trpc/procedures.js'
import { tokenCreate } from './token-create.js'
import { tokenList } from './token-list.js'
import { assertMayRevoke, tokenRevoke } from './token-revoke.js'

/** For the employee in the body, and for whoever may act for that employee. A token made before NO_LOGIN is no way back. */
const forEmployeesTokens = authenticated
  .use(atLeast('PERSONAL'))
  .use(readableBody)
  .input(tokensEmployee)
  .use(async ({ ctx, input, next }) => {
    await assertMayActForTokensOf(ctx.dependencies.database, ctx.caller, input.employee)
    return next()
  })

export const tokenRouter = router({
  create: forEmployeesTokens
    .meta({ errors: tokenCreateErrors })
    .input(tokenCreateInput)
    .output(tokenCreateOutput)
    .mutation(({ ctx, input }) => tokenCreate(ctx.dependencies, input)),

  list: forEmployeesTokens
    .meta({ errors: tokenListErrors })
    .input(tokenListInput)
    .output(tokenListOutput)
    .query(({ ctx, input }) => tokenList(ctx.dependencies, input)),

  revoke: authenticated
    .meta({ errors: tokenRevokeErrors })
    .input(tokenPath)
    .use(atLeast('PERSONAL'))
    .use(async ({ ctx, input, next }) => {
      await assertMayRevoke(ctx.dependencies.database, ctx.caller, input._id)
      return next()
    })
    .use(readableBody)
    .output(tokenRevokeOutput)
    .mutation(({ ctx, input }) => tokenRevoke(ctx.dependencies, input._id)),
})
