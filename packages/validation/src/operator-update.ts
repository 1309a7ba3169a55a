import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { operatorCreateErrors, operatorCreateInput } from './operator-create.js'
import { operatorGetErrors } from './operator-get.js'
import { kept, nullable, unsettable, type UpdateOf } from './update-fields.js'

const { idInvalid: _idInvalid, operatorExists: _operatorExists, ...fieldErrors } = operatorCreateErrors

/** Source: docs/api/operator-update.md: the rows of the fields are operator.create's. */
export const operatorUpdateErrors = documentedErrors({
  idMissing: operatorGetErrors.idMissing,
  operatorNotFound: operatorGetErrors.operatorNotFound,
  ...fieldErrors,
  ...versionErrors,
})

const fields = operatorCreateInput.shape

/**
 * The body of `POST /dk/operator/CPS`, each field checked as operator.create checks it, in the same order.
 */
export const operatorUpdateInput = z.object({
  name: kept(fields.name),
  address: kept(fields.address),
  npNumber: kept(fields.npNumber),
  npFax: unsettable(fields.npFax),
  npEmail: unsettable(fields.npEmail),
  npOpeningHours: unsettable(fields.npOpeningHours),
  notes: unsettable(fields.notes),
  fixedAuth: kept(fields.fixedAuth),
  mvnoAuth: kept(fields.mvnoAuth),
  iccValidation: unsettable(fields.iccValidation),
  orderWait: nullable(fields.orderWait).describe(
    'Whole hours, 0 to 8760, to wait between sending the authorisation and ordering; `null` takes the wait away',
  ),
  customerIdValidation: kept(fields.customerIdValidation).describe(
    'True if the operator requires customer id validation',
  ),
  version: expectedVersion,
} satisfies UpdateOf<typeof operatorCreateInput>)

/** What shall be changed of an operator: undefined stays, null is unset. */
export type OperatorChanges = Omit<z.output<typeof operatorUpdateInput>, 'version'>
