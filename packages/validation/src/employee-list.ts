import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { customerInBodyErrors } from './customer-in-body.js'
import { employee } from './employee-create.js'
import { listErrors, pageOf } from './list.js'

/** Source: docs/api/employee-list.md. The input is `customerInBody` and `listInput`. */
export const employeeListErrors = documentedErrors({
  ...customerInBodyErrors,
  accessDenied,
  ...listErrors,
  internalError,
})

export const employeeListOutput = pageOf('employees', employee)
