import { accessDenied, internalError } from './common-errors.js'
import { customerGetErrors } from './customer-get.js'
import { documentedErrors } from './documented-error.js'
import { customerOfEmployeeErrors, employee } from './employee-create.js'
import { listErrors, pageOf } from './list.js'

/** Source: docs/api/employee-list.md. The input is `employeesCustomer` and `listInput`. */
export const employeeListErrors = documentedErrors({
  ...customerOfEmployeeErrors,
  accessDenied,
  ...listErrors,
  customerNotFound: customerGetErrors.customerNotFound,
  internalError,
})

export const employeeListOutput = pageOf('employees', employee)
