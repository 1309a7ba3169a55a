import { z } from 'zod'
import { type DocumentedError, documentedErrors } from './documented-error.js'
import { numbersAtFault } from './error-details.js'
import { objectId } from './fields.js'
import { numberListErrors, optionalNumberList, rowsOfList } from './number-list.js'
import { expectedVersion, versionErrors } from './object-version.js'
import { refuse } from './refuse.js'
import { requiredText } from './text.js'
import { numberRemovalErrors, voiceAccountErrors } from './voice-account.js'

const { numbersMissing: _never, ...listErrors } = numberListErrors

/** Source: docs/api/sip-update.md. */
export const sipUpdateErrors = documentedErrors({
  idMissing: {
    code: 400,
    message: 'bad_request',
    description: 'SIP account id not found in requested URI',
  },
  accountUnknown: { code: 404, message: 'sipAccount', description: 'SIP account not found' },
  nameMissing: { code: 404, message: 'name', description: 'Name is missing' },
  ...listErrors,
  numbersWithOthers: {
    code: 422,
    message: 'numbers',
    description: 'The whole list cannot be given together with numbers to add or remove',
  },
  ...rowsUnderField('addNumbers'),
  ...rowsUnderField('removeNumbers'),
  addedAndRemoved: {
    code: 422,
    message: 'removeNumbers',
    description: 'A number cannot be added and removed at once',
  },
  ...versionErrors,
  ...voiceAccountErrors,
  ...numberRemovalErrors,
  portingTooFar: {
    code: 409,
    message: 'numbers',
    description: 'Number is part of a porting that has been sent or ordered',
  },
})

const errors = sipUpdateErrors

/** The id in the path, checked before anything else of the request. */
export const sipAccountPath = z.object({
  _id: objectId(errors.idMissing.description).describe('Id of the account, 24 hex characters'),
})

/**
 * The body of `POST /sip/ID`: absent and null leave unchanged; `numbers` is the whole new list, the two beside it what
 * shall be on the account, and what not, whatever else is.
 */
export const sipUpdateInput = z
  .object({
    name: requiredText({ field: 'name', missing: errors.nameMissing.description })
      .nullish()
      .transform((name) => name ?? undefined)
      .describe('New name of the account'),
    numbers: optionalNumberList.describe(
      'The whole new list: phone numbers and series of them; `[]` takes all off. Not together with `addNumbers` and `removeNumbers`',
    ),
    addNumbers: optionalNumberList.describe(
      'Phone numbers and series that shall be on the account, beside those that are',
    ),
    removeNumbers: optionalNumberList.describe('Phone numbers and series that shall not be on the account'),
    version: expectedVersion,
  })
  .superRefine(({ numbers, addNumbers, removeNumbers }, context) => {
    const { numbersWithOthers, addedAndRemoved } = errors
    if (numbers && (addNumbers ?? removeNumbers))
      refuse(context, { message: numbersWithOthers.description }, ['numbers'])
    const added = new Set(addNumbers?.flat())
    const both = [...new Set(removeNumbers?.flat())].filter((number) => added.has(number))
    if (both.length > 0)
      refuse(context, { message: addedAndRemoved.description, details: numbersAtFault(both) }, [
        'removeNumbers',
      ])
  })

/** What shall become of an account's numbers: one list for each entry, E.164. */
export type NumberChanges = Partial<
  Pick<z.output<typeof sipUpdateInput>, 'numbers' | 'addNumbers' | 'removeNumbers'>
>

function rowsUnderField(field: string): Record<string, DocumentedError> {
  const rows = Object.entries(rowsOfList(field))
  return Object.fromEntries(rows.map(([name, row]) => [`${field} ${name}`, row]))
}
