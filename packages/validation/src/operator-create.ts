import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField, unprintableField } from './documented-error.js'
import {
  flag,
  cpsCode,
  oneOf,
  optionalEmailAddress,
  optionalPhoneNumber,
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

/** The body of `POST /dk/operator`. Keys stand in the order of the documented table: the first fault answers. */
export const operatorCreateInput = z.object({
  _id: cpsCode(errors.idInvalid.description),
  name: requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true }),
  address: requiredText({
    field: 'address',
    missing: errors.addressMissing.description,
    max: 500,
    multiline: true,
  }),
  npNumber: requiredPhoneNumber(errors.npNumberInvalid.description),
  npFax: optionalPhoneNumber(errors.npFaxInvalid.description),
  npEmail: optionalEmailAddress(errors.npEmailInvalid.description),
  npOpeningHours: optionalText({ field: 'npOpeningHours' }),
  notes: optionalText({ field: 'notes', max: 4000, multiline: true }),
  fixedAuth: oneOf(fixedAuthMethods, errors.fixedAuthInvalid.description),
  mvnoAuth: oneOf(mvnoAuthMethods, errors.mvnoAuthInvalid.description),
  iccValidation: optionalIccValidation(errors.iccValidationInvalid.description),
  orderWait: z
    .int({ error: errors.orderWaitInvalid.description })
    .min(0, errors.orderWaitInvalid.description)
    .max(longestOrderWaitHours, errors.orderWaitInvalid.description)
    .nullish()
    .transform((hours) => hours ?? null),
  customerIdValidation: flag(invalidField('customerIdValidation').description),
})

/** An operator as it is answered. Unset optional values are left out; `orderWait` (hours) is null when unset. */
export const operator = z.object({
  _id: z.string(),
  name: z.string(),
  address: z.string(),
  npNumber: z.string(),
  npFax: z.string().optional(),
  npEmail: z.string().optional(),
  npOpeningHours: z.string().optional(),
  notes: z.string().optional(),
  fixedAuth: z.enum(fixedAuthMethods),
  mvnoAuth: z.enum(mvnoAuthMethods),
  iccValidation: z.string().optional(),
  orderWait: z.int().nullable(),
  customerIdValidation: z.boolean(),
  version: objectVersion,
})
// Its name in the OpenAPI document.
operator.register(z.globalRegistry, { id: 'Operator' })

export type Operator = z.output<typeof operator>
/** An operator as it is stored first, or by an import. */
export type NewOperator = Omit<Operator, 'version'>
export type OperatorCreateInput = z.input<typeof operatorCreateInput>
