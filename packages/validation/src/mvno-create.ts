import { z } from 'zod'
import { documentedErrors, unprintableField } from './documented-error.js'
import { optionalSimNumber, howPhoneNumbersAreRead, required, requiredPhoneNumber } from './fields.js'
import { optionalText } from './text.js'
import { customerInBodyErrors } from './customer-in-body.js'
import { voiceAccountErrors } from './voice-account.js'

/** Source: docs/api/mvno-create.md. */
export const mvnoCreateErrors = documentedErrors({
  ...customerInBodyErrors,
  numberMissing: { code: 404, message: 'number', description: 'Number is missing' },
  numberInvalid: { code: 422, message: 'number', description: 'Number is not a valid phone number' },
  simNumberInvalid: {
    code: 422,
    message: 'simNumber',
    description: 'SIM number must be letters and digits, 32 at most',
  },
  donorSimNumberInvalid: {
    code: 422,
    message: 'donorSimNumber',
    description: 'Donor SIM number must be letters and digits, 32 at most',
  },
  donorCustomerIdUnprintable: unprintableField('donorCustomerId'),
  ...voiceAccountErrors,
})

const errors = mvnoCreateErrors

/** The body of `POST /mvno` behind its `customer`. */
export const mvnoCreateInput = z.object({
  number: required(
    { missing: errors.numberMissing, invalid: errors.numberInvalid },
    requiredPhoneNumber,
  ).describe(`The phone number that the account gets. ${howPhoneNumbersAreRead}`),
  simNumber: optionalSimNumber(errors.simNumberInvalid.description).describe(
    'ICC of the SIM that the number gets: letters and digits, 32 at most',
  ),
  donorSimNumber: optionalSimNumber(errors.donorSimNumberInvalid.description).describe(
    'ICC of the present SIM at the donor: letters and digits, 32 at most. Ignored when the number needs no porting',
  ),
  donorCustomerId: optionalText({ field: 'donorCustomerId', printed: true }).describe(
    'Customer number at the donor, printed on the power of attorney. Ignored when the number needs no porting',
  ),
})
