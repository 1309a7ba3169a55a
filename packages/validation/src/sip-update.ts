import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { numberListErrors, optionalNumberList } from './number-list.js'
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
export const sipAccountPath = z.object({ _id: objectId(errors.idMissing.description) })

/** The body of `POST /sip/ID`: absent and null leave unchanged; `numbers` is the whole new list. */
export const sipUpdateInput = z.object({
  name: requiredText({ field: 'name', missing: errors.nameMissing.description })
    .nullish()
    .transform((name) => name ?? undefined),
  numbers: optionalNumberList,
})
