import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { success } from './success.js'
import { numberRemovalErrors } from './voice-account.js'

/** Source: docs/api/mvno-delete.md. */
export const mvnoDeleteErrors = documentedErrors({
  idMissing: {
    code: 400,
    message: 'bad_request',
    description: 'MVNO account id not found in requested URI',
  },
  // The published message is the SIP account's.
  accountUnknown: { code: 404, message: 'sipAccount', description: 'MVNO account not found' },
  ...numberRemovalErrors,
  accessDenied,
  internalError,
})

/** The id in the path, checked before anything else of the request. */
export const mvnoAccountPath = z.object({
  _id: objectId(mvnoDeleteErrors.idMissing.description).describe('Id of the account, 24 hex characters'),
})

export const mvnoDeleteOutput = z.object({ success })
