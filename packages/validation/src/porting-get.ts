import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'

/** Source: docs/api/porting-get.md. */
export const portingGetErrors = documentedErrors({
  portingIdMissing: {
    code: 400,
    message: 'bad_request',
    description: 'Porting id not found in requested URI',
  },
  accessDenied,
  portingNotFound: { code: 404, message: 'not_found', description: 'Porting not found' },
  internalError,
})

/** The id in the path, checked before anything else of the request. */
export const portingPath = z.object({
  _id: objectId(portingGetErrors.portingIdMissing.description).describe(
    'Id of the porting, 24 hex characters',
  ),
})
