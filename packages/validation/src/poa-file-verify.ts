import { z } from 'zod'
import { internalError, transportErrors } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { upload } from './upload.js'

/** Source: docs/api/poa-file-verify.md. */
export const poaFileVerifyErrors = documentedErrors({
  fileMissing: { code: 404, message: 'file', description: 'The file was missing or invalid' },
  tooLarge: transportErrors.tooLarge,
  rateLimited: transportErrors.rateLimited,
  unavailable: transportErrors.unavailable,
  internalError,
})

export const poaFileVerifyInput = z.object({
  file: upload(poaFileVerifyErrors.fileMissing.description).describe(
    'The file, 10 MB at most: as the body itself, or as the part `file` of a multipart body',
  ),
})
