import { z } from 'zod'
import { documentErrors } from './document-path.js'
import { documentedErrors } from './documented-error.js'
import { success } from './success.js'

/** Source: docs/api/document-delete.md. */
export const documentDeleteErrors = documentedErrors({
  portingIdMissing: documentErrors.portingIdMissing,
  documentIdMissing: documentErrors.documentIdMissing,
  stageWrong: {
    code: 403,
    message: 'access_denied',
    description: 'Porting document cannot be deleted at this stage',
  },
  accessDenied: documentErrors.accessDenied,
  documentNotFound: documentErrors.documentNotFound,
  internalError: documentErrors.internalError,
  isBeingSent: { code: 409, message: 'document', description: 'Porting document is being sent' },
})

export const documentDeleteOutput = z.object({ success })
