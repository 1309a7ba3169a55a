import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'

/** Source: docs/api/porting-by-code.md. */
export const portingByCodeErrors = documentedErrors({
  codeMissing: { code: 400, message: 'bad_request', description: 'QR Code not found in request URI' },
  codeNotFound: { code: 404, message: 'not_found', description: 'QR code not found' },
  accessDenied,
  internalError,
})

const codeMissing = portingByCodeErrors.codeMissing.description

/** The code in the path, checked before anything else of the request. */
export const portingByCodePath = z.object({
  code: z
    .string({ error: codeMissing })
    .regex(/^[xX][0-9]{10}$/, codeMissing)
    .transform((code) => code.toUpperCase())
    .describe('The porting code of a document: `X` and ten digits'),
})

export const portingByCodeOutput = z
  .array(z.string())
  .describe('Ids of the portings that the document with the code is for')
