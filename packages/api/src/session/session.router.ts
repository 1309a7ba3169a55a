import {
  sessionCreateErrors,
  sessionCreateInput,
  sessionCreateOutput,
  sessionGetErrors,
  sessionGetOutput,
  sessionSendLinkErrors,
  sessionSendLinkInput,
  sessionSendLinkOutput,
} from '@telecomx/validation'
import { atLeast, authenticated, forEverybody, readableBody, router } from '../procedure/procedures.js'
import { sessionCreate } from './session-create.js'
import { sessionGet } from './session-get.js'
import { sessionSendLink } from './session-send-link.js'

export const sessionRouter = router({
  create: forEverybody
    .meta({ summary: 'Signs in by a link that was mailed, which it uses up', errors: sessionCreateErrors })
    .input(sessionCreateInput)
    .output(sessionCreateOutput)
    .mutation(({ ctx, input }) =>
      sessionCreate(ctx.dependencies, { link: input.link, requestId: ctx.requestId }),
    ),

  get: authenticated
    .meta({ summary: 'Tells who calls, and what their token may do', errors: sessionGetErrors })
    .use(atLeast('PERSONAL'))
    .use(readableBody)
    .output(sessionGetOutput)
    .query(({ ctx }) => sessionGet(ctx.dependencies, ctx.caller)),

  sendLink: forEverybody
    .meta({ summary: 'Mails a sign-in link to an employee', errors: sessionSendLinkErrors })
    .input(sessionSendLinkInput)
    .output(sessionSendLinkOutput)
    .mutation(({ ctx, input }) => sessionSendLink(ctx.dependencies, input)),
})
