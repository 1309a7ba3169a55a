import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { poaCreateErrors } from './poa-create.js'

/** Source: docs/api/customer-get.md. The input is `customerPath` alone. */
export const customerGetErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied,
  customerNotFound: { code: 404, message: 'customer', description: 'Customer not found' },
  internalError,
})
