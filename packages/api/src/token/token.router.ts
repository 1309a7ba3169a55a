import {
  tokenCreateErrors,
  tokenCreateInput,
  tokenCreateOutput,
  tokenListEmployee,
  tokenListErrors,
  tokenListInput,
  tokenListOutput,
  tokenPath,
  tokenRevokeErrors,
  tokenRevokeOutput,
  tokensEmployee,
} from '@telecomx/validation'
import { assertMayActForTokensOf } from '../access/assert-access.js'
import { atLeast, authenticated, readableBody, router } from '../procedure/procedures.js'
import { tokenCreate } from './token-create.js'
import { tokenList } from './token-list.js'
import { assertMayRevoke, tokenRevoke } from './token-revoke.js'

/** Everybody who may log in. A token made before NO_LOGIN is no way back. */
const forTokens = authenticated.use(atLeast('PERSONAL')).use(readableBody)

export const tokenRouter = router({
  create: forTokens
    .meta({
      summary: 'Makes an API token of an employee, which is shown this once',
      errors: tokenCreateErrors,
    })
    .input(tokensEmployee)
    .use(async ({ ctx, input, next }) => {
      await assertMayActForTokensOf(ctx.dependencies.database, ctx.caller, input.employee)
      return next()
    })
    .input(tokenCreateInput)
    .output(tokenCreateOutput)
    .mutation(({ ctx, input }) => tokenCreate(ctx.dependencies, ctx.caller, input)),

  list: forTokens
    .meta({ summary: 'Lists the tokens of an employee, the newest first', errors: tokenListErrors })
    .input(tokenListEmployee)
    .use(async ({ ctx, input, next }) => {
      const { employee = ctx.caller.employeeId } = input
      await assertMayActForTokensOf(ctx.dependencies.database, ctx.caller, employee)
      return next({ ctx: { employee } })
    })
    .input(tokenListInput)
    .output(tokenListOutput)
    .query(({ ctx, input }) => tokenList(ctx.dependencies, ctx.employee, input)),

  revoke: authenticated
    .meta({ summary: 'Withdraws a token', errors: tokenRevokeErrors })
    .input(tokenPath)
    .use(atLeast('PERSONAL'))
    .use(async ({ ctx, input, next }) => {
      await assertMayRevoke(ctx.dependencies.database, ctx.caller, input._id)
      return next()
    })
    .use(readableBody)
    .output(tokenRevokeOutput)
    .mutation(({ ctx, input }) => tokenRevoke(ctx.dependencies, ctx.caller, input._id)),
})
