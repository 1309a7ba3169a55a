import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField, unprintableField } from './documented-error.js'
import {
  flag,
  cpsCode,
  oneOf,
  optionalEmailAddress,
  optionalPhoneNumber,
  howPhoneNumbersAreRead,
  requiredPhoneNumber,
} from './fields.js'
import { objectVersion } from './object-version.js'
import { optionalIccValidation } from './optional-icc-validation.js'
import { optionalText, requiredText } from './text.js'

/** How a donor wants portings of fixed lines authorised. */
export const fixedAuthMethods = ['FAX', 'EMAIL'] as const
/** How a donor wants portings of mobile numbers authorised. */
export const mvnoAuthMethods = ['ICC', 'ICC_FAX', 'ICC_EMAIL', 'FAX', 'EMAIL'] as const

/** A year: longer waits are typing errors. */
const longestOrderWaitHours = 8760

/** Source: docs/api/operator-create.md, the published rows in the page's order, then ours. */
export const operatorCreateErrors = documentedErrors({
  idInvalid: { code: 422, message: '_id', description: 'Id is not valid' },
  nameMissing: { code: 404, message: 'name', description: 'Name is missing' },
  addressMissing: { code: 404, message: 'address', description: 'Address is missing' },
  npNumberInvalid: {
    code: 422,
    message: 'npNumber',
    description: 'NP phone number is not a valid phone number',
  },
  npEmailInvalid: {
    code: 422,
    message: 'npEmail',
    description: 'NP e-mail address is not a valid e-mail address',
  },
  fixedAuthInvalid: {
    code: 422,
    message: 'fixedAuth',
    description: 'Fixed authentication method is not recognized',
  },
  mvnoAuthInvalid: {
    code: 422,
    message: 'mvnoAuth',
    description: 'MVNO authentication method is not recognized',
  },
  orderWaitInvalid: {
    code: 422,
    message: 'orderWait',
    description: 'Order wait time must be a whole number of hours to wait',
  },
  operatorExists: { code: 409, message: '_id', description: 'Operator already exists' },
  accessDenied,
  internalError,
  nameUnprintable: unprintableField('name'),
  npFaxInvalid: { code: 422, message: 'npFax', description: 'NP fax number is not a valid phone number' },
  iccValidationInvalid: {
    code: 422,
    message: 'iccValidation',
    description: 'ICC validation is not a valid regular expression',
  },
})

const errors = operatorCreateErrors

/** What is said of a property wherever it stands. */
const meaning = {
  _id: 'CPS code of the operator: 5 digits as text, leading zeros kept',
  name: 'Name of the operator, printed on powers of attorney',
  address: 'Postal address',
  npNumber: 'Number porting service number',
  npFax: 'Number porting fax number',
  npEmail: 'Number porting e-mail address',
  npOpeningHours: 'When number porting is open for personal contact',
  notes: 'Notes about the operator',
  fixedAuth: 'How to authorise fixed lines: FAX or EMAIL',
  mvnoAuth: 'How to authorise mobile numbers (MVNO): ICC, ICC_FAX, ICC_EMAIL, FAX or EMAIL',
  iccValidation: 'Regular expression that an ICC (SIM number) must match, with or without slashes',
  orderWait:
    'Whole hours, 0 to 8760, to wait between sending the authorisation and ordering; `null` if not used',
  customerIdValidation: 'True if the operator requires customer id validation',
}

/** The body of `POST /dk/operator`. Keys stand in the order of the documented table: the first fault answers. */
export const operatorCreateInput = z.object({
  _id: cpsCode(errors.idInvalid.description).describe(meaning._id),
  name: requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true }).describe(
    `${meaning.name}; it must be printable`,
  ),
  address: requiredText({
    field: 'address',
    missing: errors.addressMissing.description,
    max: 500,
    multiline: true,
  }).describe(meaning.address),
  npNumber: requiredPhoneNumber(errors.npNumberInvalid.description).describe(
    `${meaning.npNumber}. ${howPhoneNumbersAreRead}`,
  ),
  npFax: optionalPhoneNumber(errors.npFaxInvalid.description).describe(
    `${meaning.npFax}. ${howPhoneNumbersAreRead}`,
  ),
  npEmail: optionalEmailAddress(errors.npEmailInvalid.description).describe(meaning.npEmail),
  npOpeningHours: optionalText({ field: 'npOpeningHours' }).describe(meaning.npOpeningHours),
  notes: optionalText({ field: 'notes', max: 4000, multiline: true }).describe(meaning.notes),
  fixedAuth: oneOf(fixedAuthMethods, errors.fixedAuthInvalid.description).describe(meaning.fixedAuth),
  mvnoAuth: oneOf(mvnoAuthMethods, errors.mvnoAuthInvalid.description).describe(meaning.mvnoAuth),
  iccValidation: optionalIccValidation(errors.iccValidationInvalid.description).describe(
    meaning.iccValidation,
  ),
  orderWait: z
    .int({ error: errors.orderWaitInvalid.description })
    .min(0, errors.orderWaitInvalid.description)
    .max(longestOrderWaitHours, errors.orderWaitInvalid.description)
    .nullish()
    .transform((hours) => hours ?? null)
    .describe(`${meaning.orderWait} (default)`),
  customerIdValidation: flag(invalidField('customerIdValidation').description).describe(
    `${meaning.customerIdValidation}; default false`,
  ),
})

/** An operator as it is answered. Unset optional values are left out; `orderWait` is null when unset. */
export const operator = z.object({
  _id: z.string().describe(meaning._id),
  name: z.string().describe(meaning.name),
  address: z.string().describe(meaning.address),
  npNumber: z.string().describe(`${meaning.npNumber}, E.164`),
  npFax: z.string().optional().describe(`${meaning.npFax}, E.164`),
  npEmail: z.string().optional().describe(meaning.npEmail),
  npOpeningHours: z.string().optional().describe(meaning.npOpeningHours),
  notes: z.string().optional().describe(meaning.notes),
  fixedAuth: z.enum(fixedAuthMethods).describe(meaning.fixedAuth),
  mvnoAuth: z.enum(mvnoAuthMethods).describe(meaning.mvnoAuth),
  iccValidation: z.string().optional().describe(`${meaning.iccValidation}, as it was sent`),
  orderWait: z.int().nullable().describe(meaning.orderWait),
  customerIdValidation: z.boolean().describe(meaning.customerIdValidation),
  version: objectVersion,
})
// Its name in the OpenAPI document.
operator.register(z.globalRegistry, { id: 'Operator' })

export type Operator = z.output<typeof operator>
/** An operator as it is stored first, or by an import. */
export type NewOperator = Omit<Operator, 'version'>
export type OperatorCreateInput = z.input<typeof operatorCreateInput>
