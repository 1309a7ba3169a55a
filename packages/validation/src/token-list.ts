import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { listErrors, listInput, pageOf } from './list.js'
import { employeeOfTokenErrors, tokenCreateErrors, tokenInfo } from './token-create.js'

/** Source: docs/api/token-list.md. */
export const tokenListErrors = documentedErrors({
  ...employeeOfTokenErrors,
  accessDenied,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  employeeNotFound: tokenCreateErrors.employeeNotFound,
  internalError,
})

/** The rest of the input besides `tokensEmployee`. */
export const tokenListInput = listInput.omit({ filter: true })

export const tokenListOutput = pageOf('tokens', tokenInfo)
