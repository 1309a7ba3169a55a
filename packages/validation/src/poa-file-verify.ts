import { z } from 'zod'
import { internalError, transportErrors } from './common-errors.js'
import { documentedErrors } from './documented-error.js'

/** Source: docs/api/poa-file-verify.md. */
export const poaFileVerifyErrors = documentedErrors({
  fileMissing: { code: 404, message: 'file', description: 'The file was missing or invalid' },
  tooLarge: transportErrors.tooLarge,
  timeout: transportErrors.timeout,
  rateLimited: transportErrors.rateLimited,
  unavailable: transportErrors.unavailable,
  internalError,
})

export const poaFileVerifyInput = z.object({
  file: z
    .custom<Uint8Array<ArrayBuffer>>((file) => file instanceof Uint8Array && file.length > 0, {
      error: poaFileVerifyErrors.fileMissing.description,
    })
    .meta({ type: 'string', format: 'binary' })
    .describe('The file, 10 MB at most: as the body itself, or as the part `file` of a multipart body'),
})
