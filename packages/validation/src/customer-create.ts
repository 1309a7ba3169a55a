import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, unprintableField } from './documented-error.js'
import {
  optionalBoolean,
  optionalEmailAddress,
  optionalObjectId,
  optionalPhoneNumber,
  howPhoneNumbersAreRead,
} from './fields.js'
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

/** What is said of a property wherever it stands. */
const meaning = {
  name: 'Name, printed on powers of attorney',
  vatNumber: 'CVR or VAT number, printed on powers of attorney',
  address: 'Postal address, printed on powers of attorney; may have several lines',
  zip: 'Postal code, printed on powers of attorney',
  city: 'City, printed on powers of attorney',
  state: 'State or region, printed on powers of attorney',
  country:
    "Country, printed on powers of attorney; an ISO code of two letters is printed as the country's name",
  faxNumber: 'Fax number for documents when the primary contact has none',
  emailAddress: 'E-mail address for documents when the primary contact has none',
  parentReseller: 'Id of the reseller that the customer belongs to',
  isReseller: 'True if customers can belong to it',
  reminders: 'Whether it is reminded of powers of attorney that it has not returned',
}

/** What the right to create a customer hangs on. Any `_id`, because only ADMIN may hear what is wrong with one. */
export const customerCreateRight = z.object({
  _id: z.unknown().optional(),
  parentReseller: optionalObjectId(errors.parentResellerInvalid.description).describe(
    `${meaning.parentReseller}. Left out: the caller's own company; for ADMIN none`,
  ),
})

/** The texts of a customer that are printed on powers of attorney, and may be left out. */
const ownerTexts = {
  vatNumber: optionalText({ field: 'vatNumber', printed: true }).describe(meaning.vatNumber),
  address: optionalText({ field: 'address', max: 500, multiline: true, printed: true }).describe(
    meaning.address,
  ),
  zip: optionalText({ field: 'zip', printed: true }).describe(meaning.zip),
  city: optionalText({ field: 'city', printed: true }).describe(meaning.city),
  state: optionalText({ field: 'state', printed: true }).describe(meaning.state),
  country: optionalText({ field: 'country', printed: true }).describe(meaning.country),
}

/** The rest of the body of `POST /customer`. */
export const customerCreateInput = z.object({
  _id: optionalObjectId(errors.idInvalid.description).describe(
    'Id that the customer has already, 24 hex characters; ADMIN only. Left out: one is drawn',
  ),
  name: requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true }).describe(
    meaning.name,
  ),
  ...ownerTexts,
  faxNumber: optionalPhoneNumber(errors.faxNumberInvalid.description).describe(
    `${meaning.faxNumber}. ${howPhoneNumbersAreRead}`,
  ),
  emailAddress: optionalEmailAddress(errors.emailAddressInvalid.description).describe(meaning.emailAddress),
  isReseller: optionalBoolean('isReseller').describe(`${meaning.isReseller}; default false`),
  reminders: optionalBoolean('reminders').describe(`${meaning.reminders}; default true`),
})

/** A customer as it is answered. Unset optional values are left out. */
export const customer = z.object({
  _id: z.string().describe('Id of the customer, 24 hex characters'),
  name: z.string().describe(meaning.name),
  vatNumber: z.string().optional().describe(meaning.vatNumber),
  address: z.string().optional().describe(meaning.address),
  zip: z.string().optional().describe(meaning.zip),
  city: z.string().optional().describe(meaning.city),
  state: z.string().optional().describe(meaning.state),
  country: z.string().optional().describe(meaning.country),
  faxNumber: z
    .string()
    .optional()
    .describe('Fax number for documents when the primary contact has none, in E.164'),
  emailAddress: z.string().optional().describe(meaning.emailAddress),
  parentReseller: z.string().optional().describe(meaning.parentReseller),
  isReseller: z.boolean().describe(meaning.isReseller),
  reminders: z.boolean().describe(meaning.reminders),
  version: objectVersion,
})

// Its name in the OpenAPI document.
customer.register(z.globalRegistry, { id: 'Customer' })

export type Customer = z.output<typeof customer>
export type CustomerCreateInput = z.output<typeof customerCreateInput> &
  Pick<z.output<typeof customerCreateRight>, 'parentReseller'>
