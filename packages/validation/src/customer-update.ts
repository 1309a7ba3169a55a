import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { customerCreateInput, customerCreateRight, customerFieldErrors } from './customer-create.js'
import { customerGetErrors } from './customer-get.js'
import { documentedErrors } from './documented-error.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { kept, unsettable, type UpdateOf } from './update-fields.js'

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

const fields = customerCreateInput.shape

/** What the right to change a customer hangs on besides the customer itself. */
export const customerUpdateRight = z.object({
  parentReseller: unsettable(customerCreateRight.shape.parentReseller).describe(
    'Id of the reseller that the customer shall belong to. `""`: to none, ADMIN only',
  ),
  isReseller: z.unknown().optional(),
})

/** The rest of the body of `POST /customer/CUSTOMER_ID`: what is left out stays as it is. */
export const customerUpdateInput = z.object({
  name: kept(fields.name),
  vatNumber: unsettable(fields.vatNumber),
  address: unsettable(fields.address),
  zip: unsettable(fields.zip),
  city: unsettable(fields.city),
  state: unsettable(fields.state),
  country: unsettable(fields.country),
  faxNumber: unsettable(fields.faxNumber),
  emailAddress: unsettable(fields.emailAddress),
  isReseller: fields.isReseller.describe('True if customers can belong to it'),
  reminders: fields.reminders.describe(
    'Whether it is reminded of powers of attorney that it has not returned',
  ),
  version: expectedVersion,
} satisfies UpdateOf<typeof customerCreateInput>)

/** New values; undefined leaves a value as it is, null unsets it. */
export type CustomerChanges = Omit<z.output<typeof customerUpdateInput>, 'version'> &
  Pick<z.output<typeof customerUpdateRight>, 'parentReseller'>
