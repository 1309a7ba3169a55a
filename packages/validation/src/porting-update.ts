import { z } from 'zod'
import { documentedErrors, invalidField, unprintableField } from './documented-error.js'
import { emailAddressForm, optionalSimNumber, phoneNumberForm, requiredPhoneNumber } from './fields.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { portingGetErrors } from './porting-get.js'
import { refuse } from './refuse.js'
import { isBlank, optionalText } from './text.js'
import { textList } from './text-list.js'
import { unsettable } from './update-fields.js'

const mostNotified = 20

/** Source: docs/api/porting-update.md. */
export const portingUpdateErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  accessDenied: portingGetErrors.accessDenied,
  portingNotFound: portingGetErrors.portingNotFound,
  internalError: portingGetErrors.internalError,
  numberInvalid: invalidField('number'),
  additionalNumbersInvalid: invalidField('additionalNumbers'),
  numbersDiffer: {
    code: 422,
    message: 'additionalNumbers',
    description: 'The number and the additional numbers must together be the numbers of the porting',
  },
  donorSimNumberInvalid: invalidField('donorSimNumber'),
  donorSimNumberOfSip: {
    code: 422,
    message: 'donorSimNumber',
    description: 'Only MVNO portings have a donor SIM number',
  },
  donorCustomerIdInvalid: invalidField('donorCustomerId'),
  donorCustomerIdUnprintable: unprintableField('donorCustomerId'),
  requestedDateInvalid: invalidField('requestedDate'),
  requestedDatePast: {
    code: 422,
    message: 'requestedDate',
    description: 'Requested date is in the past',
  },
  notifyInvalid: invalidField('notify'),
  ...versionErrors,
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage to be updated',
  },
})

const errors = portingUpdateErrors

/** What may be changed of a porting. */
export const portingUpdateInput = z.object({
  number: requiredPhoneNumber(errors.numberInvalid.description)
    .nullish()
    .describe('Which of the numbers is the main number'),
  additionalNumbers: textList(phoneNumberForm, errors.additionalNumbersInvalid.description).describe(
    'The other numbers, in their order',
  ),
  donorSimNumber: unsettable(
    optionalSimNumber(errors.donorSimNumberInvalid.description).describe(
      'ICC of the SIM card at the donor, at most 32 characters',
    ),
  ),
  donorCustomerId: unsettable(
    optionalText({ field: 'donorCustomerId', printed: true }).describe('Customer number at the donor'),
  ),
  requestedDate: unsettable(
    z
      .string({ error: errors.requestedDateInvalid.description })
      .transform((text, context) => {
        if (isBlank(text)) return undefined
        const moment = parseMoment(text)
        if (moment !== undefined) return moment
        return refuse(context, { message: errors.requestedDateInvalid.description })
      })
      .describe('Wished date: `2026-12-01`, or a time with its zone, `2026-12-01T09:00:00+01:00`'),
  ),
  notify: textList(emailAddressForm, errors.notifyInvalid.description, mostNotified)
    // Nobody wants to hear it twice.
    .transform((addresses) => addresses && [...new Set(addresses)])
    .describe(`E-mail addresses that hear of progress, at most ${mostNotified}; \`[]\` for nobody`),
  version: expectedVersion,
})

export type PortingUpdateRequest = Omit<z.output<typeof portingUpdateInput>, 'version'>

const written = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

/**
 * A day, or a time with its zone, of this century in UTC, as it is stored: what is answered can be sent back. Anything
 * else is a typing error, and undefined.
 */
function parseMoment(text: string): string | undefined {
  if (!written.safeParse(text).success) return undefined
  const moment = new Date(text).toISOString()
  return moment.startsWith('20') ? moment : undefined
}
