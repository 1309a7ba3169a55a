import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { listErrors, pageOf } from './list.js'
import { visibleOperator } from './operator-get.js'

/** Source: docs/api/operator-list.md. Its input is that of every list. */
export const operatorListErrors = documentedErrors({ accessDenied, internalError, ...listErrors })

/** Ordered by CPS code. */
export const operatorListOutput = pageOf('operators', visibleOperator)
