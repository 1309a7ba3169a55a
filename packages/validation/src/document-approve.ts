import { z } from 'zod'
import { documentErrors } from './document-path.js'
import { documentedErrors } from './documented-error.js'
import { signedCopy } from './signed-copy.js'
import { success } from './success.js'

/** The rows of a review, whichever way it goes. */
export const documentReviewErrors = documentedErrors({
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage to have a document reviewed',
  },
  isNotReceived: { code: 409, message: 'state', description: 'Document does not wait for its review' },
})

/** Source: docs/api/document-approve.md. */
export const documentApproveErrors = documentedErrors({
  ...documentErrors,
  ...documentReviewErrors,
  otherApproved: {
    code: 409,
    message: 'document',
    description: 'Another document of the porting is approved already',
  },
})

export const documentApproveOutput = z.object({
  success,
  document: signedCopy.describe('The signed copy, as it is now'),
})

export type DocumentApproveOutput = z.output<typeof documentApproveOutput>
