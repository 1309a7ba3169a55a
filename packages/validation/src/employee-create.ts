import { z } from 'zod'
import { accessLevels } from './access-level.js'
import { accessDenied, internalError } from './common-errors.js'
import { type customerInBody, customerInBodyErrors } from './customer-in-body.js'
import { documentedErrors, unprintableField } from './documented-error.js'
import {
  oneOf,
  optionalBoolean,
  optionalEmailAddress,
  optionalObjectId,
  optionalPhoneNumber,
} from './fields.js'
import { objectVersion } from './object-version.js'
import { requiredText } from './text.js'

/** In which language an employee is written to. */
export const languages = ['da', 'en'] as const

/** The rows of an employee's fields, in the order in which they are checked. */
export const employeeFieldErrors = documentedErrors({
  accessLevelInvalid: {
    code: 422,
    message: 'accessLevel',
    description: 'Access level is not recognized',
  },
  nameMissing: { code: 404, message: 'name', description: 'Name is missing' },
  nameUnprintable: unprintableField('name'),
  emailAddressInvalid: {
    code: 422,
    message: 'emailAddress',
    description: 'E-mail address is not a valid e-mail address',
  },
  faxNumberInvalid: {
    code: 422,
    message: 'faxNumber',
    description: 'Fax number is not a valid phone number',
  },
  languageInvalid: { code: 422, message: 'language', description: 'Language must be da or en' },
})

/** Source: docs/api/employee-create.md. */
export const employeeCreateErrors = documentedErrors({
  ...customerInBodyErrors,
  accessDenied,
  idInvalid: { code: 422, message: '_id', description: 'Id is not valid' },
  ...employeeFieldErrors,
  employeeExists: { code: 409, message: '_id', description: 'Employee already exists' },
  internalError,
})

const errors = employeeCreateErrors

/** The level, which may not be above the caller's own; and any `_id`, which only ADMIN may give. */
export const employeeCreateRight = z.object({
  _id: z.unknown().optional(),
  accessLevel: oneOf(accessLevels, errors.accessLevelInvalid.description),
})

export const employeeCreateInput = z.object({
  _id: optionalObjectId(errors.idInvalid.description),
  name: requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true }),
  emailAddress: optionalEmailAddress(errors.emailAddressInvalid.description),
  faxNumber: optionalPhoneNumber(errors.faxNumberInvalid.description),
  language: oneOf(languages, errors.languageInvalid.description)
    .nullish()
    .transform((language): (typeof languages)[number] => language ?? 'da'),
  primaryContact: optionalBoolean('primaryContact'),
})

/** An employee as it is answered. Unset optional values are left out. */
export const employee = z.object({
  _id: z.string(),
  customer: z.string(),
  accessLevel: z.enum(accessLevels),
  name: z.string(),
  emailAddress: z.string().optional(),
  /** E.164. */
  faxNumber: z.string().optional(),
  language: z.enum(languages),
  /** Powers of attorney of the customer go to this employee unless told otherwise. */
  primaryContact: z.boolean(),
  version: objectVersion,
})

export type Employee = z.output<typeof employee>
export type EmployeeCreateInput = z.output<typeof customerInBody> &
  Pick<z.output<typeof employeeCreateRight>, 'accessLevel'> &
  z.output<typeof employeeCreateInput>
