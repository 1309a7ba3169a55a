import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { customerInBodyErrors } from './customer-in-body.js'
import { employee } from './employee-create.js'
import { optionalObjectId } from './fields.js'
import { filteredListInput, listErrors, pageOf } from './list.js'

/** Source: docs/api/employee-list.md. */
export const employeeListErrors = documentedErrors({
  customerInvalid: customerInBodyErrors.customerInvalid,
  accessDenied,
  ...listErrors,
  customerNotFound: customerInBodyErrors.customerNotFound,
  internalError,
})

/** Whose employees: checked before the rest. */
export const employeeListCustomer = z.object({
  customer: optionalObjectId(employeeListErrors.customerInvalid.description).describe(
    "Id of the customer. Left out: the caller's own",
  ),
})

export const employeeListInput = filteredListInput(
  'Text that name or e-mail address must contain, in either letter case. `%` and `_` mean themselves',
  'text',
  'text',
)

export const employeeListOutput = pageOf('employees', employee, 'The employees of this page, by name')
