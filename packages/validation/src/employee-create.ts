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
  howPhoneNumbersAreRead,
} from './fields.js'
import { objectVersion } from './object-version.js'
import { requiredText } from './text.js'

/** The languages that employees are written to in. */
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

/** What is said of a property wherever it stands. */
const meaning = {
  accessLevel: 'What the employee may do: one of the access levels',
  name: 'Name',
  emailAddress: 'E-mail address',
  faxNumber: 'Fax number',
}

/** In which language an employee is written to. */
export const employeeLanguage = oneOf(languages, errors.languageInvalid.description).describe(
  'Language in which the employee is written to: `da` (Danish) or `en` (English)',
)

/** The level, which may not be above the caller's own; and any `_id`, which only ADMIN may give. */
export const employeeCreateRight = z.object({
  _id: z.unknown().optional(),
  accessLevel: oneOf(accessLevels, errors.accessLevelInvalid.description).describe(
    `${meaning.accessLevel}, not above the caller's own`,
  ),
})

export const employeeCreateInput = z.object({
  _id: optionalObjectId(errors.idInvalid.description).describe(
    'Id that the employee has already, 24 hex characters; ADMIN only. Left out: one is drawn',
  ),
  name: requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true }).describe(
    `${meaning.name}; it must be printable`,
  ),
  emailAddress: optionalEmailAddress(errors.emailAddressInvalid.description).describe(meaning.emailAddress),
  faxNumber: optionalPhoneNumber(errors.faxNumberInvalid.description).describe(
    `${meaning.faxNumber}. ${howPhoneNumbersAreRead}`,
  ),
  language: employeeLanguage
    .nullish()
    .transform((language): (typeof languages)[number] => language ?? 'da')
    .describe(`${employeeLanguage.description}; default \`da\``),
  primaryContact: optionalBoolean('primaryContact').describe(
    "True makes the employee the customer's primary contact; default false",
  ),
})

/** An employee as it is answered. Unset optional values are left out. */
export const employee = z.object({
  _id: z.string().describe('Id of the employee, 24 hex characters'),
  customer: z.string().describe('Id of the customer'),
  accessLevel: z.enum(accessLevels).describe(meaning.accessLevel),
  name: z.string().describe(meaning.name),
  emailAddress: z.string().optional().describe(meaning.emailAddress),
  faxNumber: z.string().optional().describe(`${meaning.faxNumber}, E.164`),
  language: employeeLanguage,
  primaryContact: z
    .boolean()
    .describe("True for the one employee to whom the customer's powers of attorney go unless told otherwise"),
  version: objectVersion,
})

export type Employee = z.output<typeof employee>
export type EmployeeCreateInput = z.output<typeof customerInBody> &
  Pick<z.output<typeof employeeCreateRight>, 'accessLevel'> &
  z.output<typeof employeeCreateInput>
