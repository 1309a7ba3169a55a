import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { customerInBodyErrors } from './customer-in-body.js'
import { employee } from './employee-create.js'
import { optionalObjectId } from './fields.js'
import { listErrors, pageOf } from './list.js'

/** Source: docs/api/employee-list.md. */
export const employeeListErrors = documentedErrors({
  customerInvalid: customerInBodyErrors.customerInvalid,
  accessDenied,
  ...listErrors,
  customerNotFound: customerInBodyErrors.customerNotFound,
  internalError,
})

/** Whose employees: checked before the rest, which is `listInput`. */
export const employeeListCustomer = z.object({
  customer: optionalObjectId(employeeListErrors.customerInvalid.description),
})

export const employeeListOutput = pageOf('employees', employee)
