import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { customerFieldErrors, ownerTexts } from './customer-create.js'
import { customerGetErrors } from './customer-get.js'
import { documentedErrors } from './documented-error.js'
import { optionalBoolean, optionalEmailAddress, optionalObjectId, optionalPhoneNumber } from './fields.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { requiredText } from './text.js'
import { kept, unsettable } from './update-fields.js'

/** Source: docs/api/customer-update.md. */
export const customerUpdateErrors = documentedErrors({
  customerIdMissing: customerGetErrors.customerIdMissing,
  accessDenied,
  ...customerFieldErrors,
  versionInvalid: versionErrors.versionInvalid,
  customerNotFound: customerGetErrors.customerNotFound,
  changedMeanwhile: versionErrors.changedMeanwhile,
  beneathItself: {
    code: 422,
    message: 'parentReseller',
    description: 'Customer cannot belong to itself or to a customer beneath it',
  },
  hasCustomers: { code: 409, message: 'isReseller', description: 'Reseller has customers' },
  internalError,
})

const errors = customerUpdateErrors

/** What the right to change a customer hangs on besides the customer itself. */
export const customerUpdateRight = z.object({
  parentReseller: unsettable(optionalObjectId(errors.parentResellerInvalid.description)),
  isReseller: z.unknown().optional(),
})

/** The rest of the body of `POST /customer/CUSTOMER_ID`: what is left out stays as it is. */
export const customerUpdateInput = z.object({
  name: kept(requiredText({ field: 'name', missing: errors.nameMissing.description, printed: true })),
  vatNumber: unsettable(ownerTexts.vatNumber),
  address: unsettable(ownerTexts.address),
  zip: unsettable(ownerTexts.zip),
  city: unsettable(ownerTexts.city),
  state: unsettable(ownerTexts.state),
  country: unsettable(ownerTexts.country),
  faxNumber: unsettable(optionalPhoneNumber(errors.faxNumberInvalid.description)),
  emailAddress: unsettable(optionalEmailAddress(errors.emailAddressInvalid.description)),
  isReseller: optionalBoolean('isReseller'),
  version: expectedVersion,
})

/** New values; undefined leaves a value as it is, null unsets it. */
export type CustomerChanges = Omit<z.output<typeof customerUpdateInput>, 'version'> &
  Pick<z.output<typeof customerUpdateRight>, 'parentReseller'>
