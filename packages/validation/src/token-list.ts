import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { optionalObjectId } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { employeeOfTokenErrors, tokenCreateErrors, tokenInfo } from './token-create.js'

/** Source: docs/api/token-list.md. */
export const tokenListErrors = documentedErrors({
  employeeInvalid: employeeOfTokenErrors.employeeInvalid,
  accessDenied,
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
  employeeNotFound: tokenCreateErrors.employeeNotFound,
  internalError,
})

/** Whose tokens: checked before the rest. */
export const tokenListEmployee = z.object({
  employee: optionalObjectId(tokenListErrors.employeeInvalid.description).describe(
    'Id of the employee. Left out: the caller',
  ),
})

export const tokenListInput = z.object(partOfList('moment', 'text'))

export const tokenListOutput = pageOf('tokens', tokenInfo, 'The tokens of this page, the newest first')
