import { accessDenied, internalError } from './common-errors.js'
import { customer } from './customer-create.js'
import { documentedErrors } from './documented-error.js'
import { listErrors, pageOf } from './list.js'

/** Source: docs/api/customer-list.md. The input is `listInput`. */
export const customerListErrors = documentedErrors({ accessDenied, ...listErrors, internalError })

export const customerListOutput = pageOf('customers', customer)
