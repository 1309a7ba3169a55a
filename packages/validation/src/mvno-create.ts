import { z } from 'zod'
import { documentedErrors, unprintableField } from './documented-error.js'
import { optionalSimNumber } from './fields.js'
import { parsePhoneNumber } from './phone-number.js'
import { isBlank, optionalText } from './text.js'
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
  number: z
    .string({
      error: ({ input }) =>
        input == null ? errors.numberMissing.description : errors.numberInvalid.description,
    })
    .transform((written, context): string => {
      const number = parsePhoneNumber(written)
      if (number !== undefined) return number
      const { description } = isBlank(written) ? errors.numberMissing : errors.numberInvalid
      context.addIssue({ code: 'custom', message: description })
      return z.NEVER
    }),
  simNumber: optionalSimNumber(errors.simNumberInvalid.description),
  donorSimNumber: optionalSimNumber(errors.donorSimNumberInvalid.description),
  donorCustomerId: optionalText({ field: 'donorCustomerId', printed: true }),
})
