import { findPortingCustomer, findSignedCopy } from '@telecomx/database'
import {
  documentAlonePath,
  documentApproveErrors,
  documentApproveOutput,
  documentDeleteErrors,
  documentDeleteOutput,
  documentDiscardErrors,
  documentDiscardOutput,
  documentFileErrors,
  documentFileInput,
  documentListErrors,
  documentListInput,
  documentListOutput,
  documentMatchErrors,
  documentMatchInput,
  documentMatchOutput,
  documentPath,
  documentReceiveErrors,
  documentReceiveInput,
  documentReceiveOutput,
  documentRefuseErrors,
  documentRefuseInput,
  documentRefuseOutput,
  documentSearchErrors,
  documentSearchInput,
  documentSearchOutput,
  documentMailsErrors,
  documentMailsInput,
  documentMailsOutput,
  documentUnmatchedErrors,
  documentUnmatchedFileErrors,
  documentUnmatchedInput,
  documentUnmatchedOutput,
  documentUploadErrors,
  documentUploadInput,
  documentUploadOutput,
  documentUploadPath,
  portingByCodeErrors,
  portingByCodeOutput,
  portingByCodePath,
} from '@telecomx/validation'
import { assertMayActForCustomerOf } from '../access/assert-access.js'
import {
  atLeast,
  authenticated,
  forAdmin,
  forPorting,
  inCustomersTurn,
  readableBody,
  router,
  withFile,
} from '../procedure/procedures.js'
import { documentApprove } from './document-approve.js'
import { documentDelete } from './document-delete.js'
import { documentDiscard } from './document-discard.js'
import { anyDocumentFile, documentFile } from './document-file.js'
import { documentList } from './document-list.js'
import { documentMatch } from './document-match.js'
import { documentReceive } from './document-receive.js'
import { documentRefuse } from './document-refuse.js'
import { documentMails } from './document-mails.js'
import { documentSearch } from './document-search.js'
import { documentUnmatched } from './document-unmatched.js'
import { documentUpload } from './document-upload.js'
import { portingByCode } from './porting-by-code.js'

/** For people of the customer whose porting is in the path, its reseller, or ADMIN. */
const forOwnersDocument = authenticated
  .input(documentPath)
  .use(async ({ ctx, input, next }) => {
    const { database } = ctx.dependencies
    const findItsCustomer = () => findPortingCustomer(database, input._id)
    return next({
      ctx: { customerId: await assertMayActForCustomerOf(database, ctx.caller, findItsCustomer) },
    })
  })
  .use(readableBody)

const forReviewer = authenticated
  .input(documentPath)
  .use(atLeast('ADMIN'))
  .use(async ({ ctx, input, next }) =>
    next({ ctx: { customerId: await findPortingCustomer(ctx.dependencies.database, input._id) } }),
  )
  .use(readableBody)

/** For ADMIN, about a signed copy that may be no porting's. */
const forAnyDocument = authenticated
  .input(documentAlonePath)
  .use(atLeast('ADMIN'))
  .use(async ({ ctx, input, next }) => {
    const copy = await findSignedCopy(ctx.dependencies.database, input.document)
    return next({ ctx: { customerId: copy?.customer } })
  })
  .use(readableBody)

/** In the area `porting`. */
export const documentProcedures = {
  documentList: forPorting('VIEWER')
    .meta({ errors: documentListErrors })
    .input(documentListInput)
    .output(documentListOutput)
    .query(({ ctx, input }) => documentList(ctx.dependencies, input)),

  documentApprove: forReviewer
    .meta({ errors: documentApproveErrors })
    .output(documentApproveOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => documentApprove(ctx.dependencies, ctx.caller, input)),

  documentRefuse: forReviewer
    .meta({ errors: documentRefuseErrors })
    .input(documentRefuseInput)
    .output(documentRefuseOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => documentRefuse(ctx.dependencies, ctx.caller, input)),

  documentDelete: forOwnersDocument
    .meta({ errors: documentDeleteErrors })
    .output(documentDeleteOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => documentDelete(ctx.dependencies, ctx.caller, input)),

  byCode: authenticated
    .meta({ errors: portingByCodeErrors })
    .input(portingByCodePath)
    .use(atLeast('RESELLER_ADMIN'))
    .use(readableBody)
    .output(portingByCodeOutput)
    .query(({ ctx, input }) => portingByCode(ctx.dependencies, ctx.caller, input)),
}

export const documentRouter = router({
  search: authenticated
    .meta({
      summary: 'Lists what came back signed, the oldest first, with what it should say',
      errors: documentSearchErrors,
    })
    .use(atLeast('OWNER'))
    .use(readableBody)
    .input(documentSearchInput)
    .output(documentSearchOutput)
    .query(({ ctx, input }) => documentSearch(ctx.dependencies, ctx.caller, input)),

  unmatched: forAdmin
    .meta({ errors: documentUnmatchedErrors })
    .input(documentUnmatchedInput)
    .output(documentUnmatchedOutput)
    .query(({ ctx, input }) => documentUnmatched(ctx.dependencies, input)),

  mails: forAdmin
    .meta({ errors: documentMailsErrors })
    .input(documentMailsInput)
    .output(documentMailsOutput)
    .query(({ ctx, input }) => documentMails(ctx.dependencies, input)),

  match: authenticated
    .meta({ errors: documentMatchErrors })
    .input(documentAlonePath)
    .use(atLeast('ADMIN'))
    .use(readableBody)
    .input(documentMatchInput)
    .output(documentMatchOutput)
    .use(async ({ ctx, input, next }) => {
      const [first = ''] = input.portings
      return next({ ctx: { customerId: await findPortingCustomer(ctx.dependencies.database, first) } })
    })
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => documentMatch(ctx.dependencies, ctx.caller, input)),

  discard: forAnyDocument
    .meta({ errors: documentDiscardErrors })
    .output(documentDiscardOutput)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => documentDiscard(ctx.dependencies, ctx.caller, input)),
})

/** Procedures that take files or answer them: over REST only, because tRPC speaks JSON. */
export const documentFileProcedures = {
  documentUpload: authenticated
    .meta({ errors: documentUploadErrors })
    .input(documentUploadPath)
    .use(async ({ ctx, input, next }) => {
      const { database } = ctx.dependencies
      const findItsCustomer = () => findPortingCustomer(database, input._id)
      return next({
        ctx: { customerId: await assertMayActForCustomerOf(database, ctx.caller, findItsCustomer) },
      })
    })
    // From here on the file is in memory.
    .use(({ ctx, next }) => ctx.dependencies.uploadGate.run(ctx.caller.customerId, () => next(withFile(ctx))))
    .input(documentUploadInput)
    .output(documentUploadOutput)
    .mutation(({ ctx, input: { _id: portingId, file } }) =>
      documentUpload(ctx.dependencies, ctx.caller, { portingId, customerId: ctx.customerId, file }),
    ),

  documentReceive: authenticated
    .meta({ errors: documentReceiveErrors })
    .use(atLeast('OWNER'))
    // From here on the file is in memory.
    .use(({ ctx, next }) => ctx.dependencies.uploadGate.run(ctx.caller.customerId, () => next(withFile(ctx))))
    .input(documentReceiveInput)
    .output(documentReceiveOutput)
    .mutation(({ ctx, input: { file } }) => documentReceive(ctx.dependencies, ctx.caller, file)),

  documentFile: forOwnersDocument
    .meta({ errors: documentFileErrors })
    .input(documentFileInput)
    .query(({ ctx, input }) => documentFile(ctx.dependencies, { ...input, tenant: ctx.caller.customerId })),

  documentUnmatchedFile: forAnyDocument
    .meta({ errors: documentUnmatchedFileErrors })
    .input(documentFileInput)
    .query(({ ctx, input }) =>
      anyDocumentFile(ctx.dependencies, { ...input, tenant: ctx.caller.customerId }),
    ),
}
