import { accessDenied, internalError } from './common-errors.js'
import { customer } from './customer-create.js'
import { documentedErrors } from './documented-error.js'
import { filteredListInput, listErrors, pageOf } from './list.js'

/** Source: docs/api/customer-list.md. */
export const customerListErrors = documentedErrors({ accessDenied, ...listErrors, internalError })

export const customerListInput = filteredListInput(
  'Text that name or VAT number must contain, in either letter case. `%` and `_` mean themselves',
  'text',
  'text',
)

export const customerListOutput = pageOf('customers', customer, 'The customers of this page, by name')
