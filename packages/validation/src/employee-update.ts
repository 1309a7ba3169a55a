import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import {
  employeeCreateInput,
  employeeCreateRight,
  employeeFieldErrors,
  employeeLanguage,
} from './employee-create.js'
import { objectId } from './fields.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { kept, unsettable, type UpdateOf } from './update-fields.js'

/** Source: docs/api/employee-update.md. */
export const employeeUpdateErrors = documentedErrors({
  employeeIdMissing: {
    code: 400,
    message: 'bad_request',
    description: 'Employee id not found in requested URI',
  },
  accessDenied,
  ...employeeFieldErrors,
  versionInvalid: versionErrors.versionInvalid,
  employeeNotFound: { code: 404, message: 'employee', description: 'Employee not found' },
  changedMeanwhile: versionErrors.changedMeanwhile,
  internalError,
})

const errors = employeeUpdateErrors
const fields = employeeCreateInput.shape

/** Who is changed. Checked like an id of a path. */
export const employeePath = z.object({
  _id: objectId(errors.employeeIdMissing.description).describe('Id of the employee, 24 hex characters'),
})

/** The new level, which may not be above the caller's own. */
export const employeeUpdateRight = z.object({
  accessLevel: kept(employeeCreateRight.shape.accessLevel),
})

/** What is left out stays as it is. An employee never moves to another customer. */
export const employeeUpdateInput = z.object({
  name: kept(fields.name),
  emailAddress: unsettable(fields.emailAddress),
  faxNumber: unsettable(fields.faxNumber),
  // Not the field of a creation, where a language that is left out is a default.
  language: kept(employeeLanguage),
  primaryContact: fields.primaryContact.describe(
    "True makes the employee the customer's primary contact, false takes that away",
  ),
  version: expectedVersion,
} satisfies UpdateOf<typeof employeeCreateInput>)

/** New values; undefined leaves a value as it is, null unsets it. */
export type EmployeeChanges = z.output<typeof employeeUpdateRight> &
  Omit<z.output<typeof employeeUpdateInput>, 'version'>
