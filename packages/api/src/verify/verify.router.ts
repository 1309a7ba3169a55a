import {
  poaFileVerifyErrors,
  poaFileVerifyInput,
  poaVerifyErrors,
  poaVerifyInput,
  poaVerifyOutput,
} from '@telecomx/validation'
import { forEverybody, router, withFile } from '../procedure/procedures.js'
import { poaFileVerify } from './poa-file-verify.js'
import { poaVerify } from './poa-verify.js'

export const verifyRouter = router({
  verify: forEverybody
    .meta({ errors: poaVerifyErrors })
    .input(poaVerifyInput)
    .output(poaVerifyOutput)
    .query(({ ctx, input }) => poaVerify(ctx.dependencies, input)),
})

/** It takes a file, so it is on REST only. */
export const poaFileRouter = router({
  verify: forEverybody
    .meta({ errors: poaFileVerifyErrors })
    // Until there is a place for it nothing of the body is read.
    .use(({ ctx, next }) => ctx.dependencies.strangerUploads.run(ctx.network(), () => next(withFile(ctx))))
    .input(poaFileVerifyInput)
    .output(poaVerifyOutput)
    .query(({ ctx, input }) => poaFileVerify(ctx.dependencies, input.file.bytes)),
})
