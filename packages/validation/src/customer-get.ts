import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { poaCreateErrors } from './poa-create.js'

/** Source: docs/api/customer-get.md. The input is `customerIdPath` alone. */
export const customerGetErrors = documentedErrors({
  customerIdMissing: poaCreateErrors.customerIdMissing,
  accessDenied,
  customerNotFound: { code: 404, message: 'customer', description: 'Customer not found' },
  internalError,
})

/** The id in the path, checked before anything else of the request. */
export const customerIdPath = z.object({
  _id: objectId(customerGetErrors.customerIdMissing.description).describe(
    'Id of the customer, 24 hex characters',
  ),
})
