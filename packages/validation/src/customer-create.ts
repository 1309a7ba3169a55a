import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, unprintableField } from './documented-error.js'
import { optionalBoolean, optionalEmailAddress, optionalObjectId, optionalPhoneNumber } from './fields.js'
import { objectVersion } from './object-version.js'
import { optionalText, requiredText } from './text.js'

/** The rows of a customer's fields, in the order in which they are checked. */
export const customerFieldErrors = documentedErrors({
  nameMissing: { code: 404, message: 'name', description: 'Name is missing' },
  nameUnprintable: unprintableField('name'),
  vatNumberUnprintable: unprintableField('vatNumber'),
  addressUnprintable: unprintableField('address'),
  zipUnprintable: unprintableField('zip'),
  cityUnprintable: unprintableField('city'),
  stateUnprintable: unprintableField('state'),
  countryUnprintable: unprintableField('country'),
  faxNumberInvalid: {
    code: 422,
    message: 'faxNumber',
    description: 'Fax number is not a valid phone number',
  },
  emailAddressInvalid: {
    code: 422,
    message: 'emailAddress',
    description: 'E-mail address is not a valid e-mail address',
  },
  parentResellerInvalid: {
    code: 422,
    message: 'parentReseller',
    description: 'Parent reseller is not a reseller',
  },
})

/** Source: docs/api/customer-create.md. */
export const customerCreateErrors = documentedErrors({
  accessDenied,
  idInvalid: { code: 422, message: '_id', description: 'Id is not valid' },
  ...customerFieldErrors,
  customerExists: { code: 409, message: '_id', description: 'Customer already exists' },
  internalError,
})

const errors = customerCreateErrors

/** What the right to create a customer hangs on. Any `_id`, because only ADMIN may hear what is wrong with one. */
export const customerCreateRight = z.object({
  _id: z.unknown().optional(),
  parentReseller: optionalObjectId(errors.parentResellerInvalid.description),
})

/** The texts of a customer that are printed on powers of attorney, and may be left out. */
const ownerTexts = {
  vatNumber: optionalText({ field: 'vatNumber', printed: true }),
  address: optionalText({ field: 'address', max: 500, multiline: true, printed: true }),
  zip: optionalText({ field: 'zip', printed: true }),
  city: optionalText({ field: 'city', printed: true }),
  state: optionalText({ field: 'state', printed: true }),
  country: optionalText({ field: 'country', printed: true }),
}

/** The rest of the body of `POST /customer`. */
export const customerCreateInput = z.object({
  _id: optionalObjectId(errors.idInvalid.description),
  name: requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true }),
  ...ownerTexts,
  faxNumber: optionalPhoneNumber(errors.faxNumberInvalid.description),
  emailAddress: optionalEmailAddress(errors.emailAddressInvalid.description),
  isReseller: optionalBoolean('isReseller'),
})

/** A customer as it is answered. Unset optional values are left out. */
export const customer = z.object({
  _id: z.string(),
  name: z.string(),
  vatNumber: z.string().optional(),
  address: z.string().optional(),
  zip: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  country: z.string().optional(),
  /** E.164. */
  faxNumber: z.string().optional(),
  emailAddress: z.string().optional(),
  /** The reseller that it belongs to; left out when it belongs to none. */
  parentReseller: z.string().optional(),
  isReseller: z.boolean(),
  version: objectVersion,
})

// Its name in the OpenAPI document.
customer.register(z.globalRegistry, { id: 'Customer' })

export type Customer = z.output<typeof customer>
export type CustomerCreateInput = z.output<typeof customerCreateInput> &
  Pick<z.output<typeof customerCreateRight>, 'parentReseller'>
