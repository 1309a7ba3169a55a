import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { flag, objectId } from './fields.js'
import { customerPath, poaCreateErrors } from './poa-create.js'
import { optionalText } from './text.js'

/** Source: docs/api/poa-get.md. Also the rows of poa/document, which answers the same bytes without using them up. */
export const poaGetErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  documentIdMissing: {
    code: 400,
    message: 'bad_request',
    description: 'Porting power of attorney document id not found in request URI',
  },
  accessDenied,
  fileNotFound: { code: 404, message: 'id', description: 'File not found' },
  internalError,
  forcedownloadInvalid: invalidField('forcedownload'),
  filenameInvalid: invalidField('filename'),
})

/** Both ids of the path, the customer's first. */
export const poaPath = customerPath.extend({
  poaId: objectId(poaGetErrors.documentIdMissing.description).describe(
    'Id of the document, 24 hex characters',
  ),
})

/** How the browser shall treat the file. `filename` is cleaned before it reaches a header. */
export const poaGetInput = z.object({
  forcedownload: flag(poaGetErrors.forcedownloadInvalid.description).describe(
    'True makes a browser save the file instead of showing it; default false',
  ),
  filename: optionalText({ field: 'filename' }).describe(
    'Name for the file instead of ours; it is cleaned, and ends in `.pdf`',
  ),
})
