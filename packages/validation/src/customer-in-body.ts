import { z } from 'zod'
import { customerGetErrors } from './customer-get.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { requiredObjectId } from './fields.js'

/** The rows of the calls that name the customer in the body. */
export const customerInBodyErrors = documentedErrors({
  customerMissing: { code: 404, message: 'customer', description: 'Customer is missing' },
  customerInvalid: invalidField('customer'),
  customerNotFound: customerGetErrors.customerNotFound,
})

/** Whose thing it is: checked before ownership, and ownership before the rest of the body. */
export const customerInBody = z.object({
  customer: requiredObjectId({
    missing: customerInBodyErrors.customerMissing,
    invalid: customerInBodyErrors.customerInvalid,
  }).describe('Id of the customer, 24 hex characters'),
})
