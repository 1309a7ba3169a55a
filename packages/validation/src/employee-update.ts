import { z } from 'zod'
import { accessLevels } from './access-level.js'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { employeeFieldErrors, languages } from './employee-create.js'
import { objectId, oneOf, optionalBoolean, optionalEmailAddress, optionalPhoneNumber } from './fields.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { kept, unsettable } from './update-fields.js'
import { requiredText } from './text.js'

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

/** Who is changed. Checked like an id of a path. */
export const employeePath = z.object({ _id: objectId(errors.employeeIdMissing.description) })

/** The new level, which may not be above the caller's own. */
export const employeeUpdateRight = z.object({
  accessLevel: kept(oneOf(accessLevels, errors.accessLevelInvalid.description)),
})

/** What is left out stays as it is. An employee never moves to another customer. */
export const employeeUpdateInput = z.object({
  name: kept(requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true })),
  emailAddress: unsettable(optionalEmailAddress(errors.emailAddressInvalid.description)),
  faxNumber: unsettable(optionalPhoneNumber(errors.faxNumberInvalid.description)),
  language: kept(oneOf(languages, errors.languageInvalid.description)),
  primaryContact: optionalBoolean('primaryContact'),
  version: expectedVersion,
})

/** New values; undefined leaves a value as it is, null unsets it. */
export type EmployeeChanges = z.output<typeof employeeUpdateRight> &
  Omit<z.output<typeof employeeUpdateInput>, 'version'>
