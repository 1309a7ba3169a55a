import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'
import { cpsCode, required } from './fields.js'
import { overrideErrors, poaContentInput, poaCreateErrors, storedFactErrors } from './poa-create.js'
import { poaGetErrors, poaGetInput } from './poa-get.js'

/** Source: docs/api/poa-preview.md. */
export const poaPreviewErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied: poaCreateErrors.accessDenied,
  nothingToPort: poaCreateErrors.nothingToPort,
  internalError: poaCreateErrors.internalError,
  operatorMissing: { code: 404, message: 'operator', description: 'Operator is missing' },
  operatorInvalid: invalidField('operator'),
  mitIdInvalid: poaCreateErrors.mitIdInvalid,
  forcedownloadInvalid: poaGetErrors.forcedownloadInvalid,
  filenameInvalid: poaGetErrors.filenameInvalid,
  ...overrideErrors,
  ...storedFactErrors,
})

const { operatorMissing, operatorInvalid } = poaPreviewErrors

/** Whose document is wanted, by the donor's CPS code, what it shall say, and how the browser shall treat the file. */
export const poaPreviewInput = z.object({
  operator: required({ missing: operatorMissing, invalid: operatorInvalid }, cpsCode).describe(
    'CPS code of the donor',
  ),
  ...poaContentInput.shape,
  ...poaGetInput.shape,
})
