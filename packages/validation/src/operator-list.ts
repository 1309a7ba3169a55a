import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { filteredListInput, listErrors, pageOf } from './list.js'
import { visibleOperator } from './operator-get.js'

/** Source: docs/api/operator-list.md. */
export const operatorListErrors = documentedErrors({ accessDenied, internalError, ...listErrors })

export const operatorListInput = filteredListInput(
  'Part of a CPS code or a name, in either letter case; for RESELLER_ADMIN and ADMIN also of the notes',
  'text',
)

export const operatorListOutput = pageOf(
  'operators',
  visibleOperator,
  'The operators of this page, ordered by CPS code, each as far as the caller may see it',
)
