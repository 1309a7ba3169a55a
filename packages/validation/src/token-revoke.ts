import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { success } from './success.js'

/** Source: docs/api/token-revoke.md. */
export const tokenRevokeErrors = documentedErrors({
  tokenIdMissing: { code: 400, message: 'bad_request', description: 'Token id not found in requested URI' },
  accessDenied,
  tokenNotFound: { code: 404, message: 'token', description: 'Token not found' },
  internalError,
})

/** Which token. Checked like an id of a path. */
export const tokenPath = z.object({
  _id: objectId(tokenRevokeErrors.tokenIdMissing.description).describe('Id of the token, 24 hex characters'),
})

export const tokenRevokeOutput = z.object({ success })
