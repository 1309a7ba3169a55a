import { z } from 'zod'
import { type AccessLevel, isAtLeast } from './access-level.js'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { cpsCode } from './fields.js'
import { type Operator, operator } from './operator-create.js'

/** Source: docs/api/operator-get.md. */
export const operatorGetErrors = documentedErrors({
  idMissing: { code: 400, message: 'bad_request', description: 'Id not found in request URI' },
  accessDenied,
  operatorNotFound: { code: 404, message: 'id', description: 'Operator not found' },
  internalError,
})

/** The CPS code in the path, checked before anything else of the request. */
export const operatorPath = z.object({
  _id: cpsCode(operatorGetErrors.idMissing.description).describe(
    'CPS code of the operator: 5 digits, leading zeros kept',
  ),
})

/**
 * What everybody may know of an operator, and nothing more. How it is reached and authorised is for RESELLER_ADMIN and
 * ADMIN.
 */
export const operatorSummary = operator.pick({ _id: true, name: true, address: true }).strict()
// Its name in the OpenAPI document.
operatorSummary.register(z.globalRegistry, { id: 'OperatorSummary' })

export type OperatorSummary = z.output<typeof operatorSummary>

/** An operator as some level is answered it. A whole one with a fault in it fits neither. */
export const visibleOperator = z.union([operator, operatorSummary])
export type VisibleOperator = z.output<typeof visibleOperator>

/** RESELLER_ADMIN and ADMIN see operators whole. */
export function seesWholeOperators(level: AccessLevel): boolean {
  return isAtLeast(level, 'RESELLER_ADMIN')
}

/** What of an operator that level is answered. */
export function operatorVisibleTo(level: AccessLevel, whole: Operator): VisibleOperator {
  if (seesWholeOperators(level)) return whole
  const { _id, name, address } = whole
  return { _id, name, address }
}
