import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { numberListErrors, requiredNumberList } from './number-list.js'
import { requiredText } from './text.js'
import { customerInBodyErrors } from './customer-in-body.js'
import { voiceAccountErrors } from './voice-account.js'

/** Source: docs/api/sip-create.md. */
export const sipCreateErrors = documentedErrors({
  ...customerInBodyErrors,
  nameMissing: { code: 404, message: 'name', description: 'Name is missing' },
  ...numberListErrors,
  ...voiceAccountErrors,
})

const errors = sipCreateErrors

/** The body of `POST /sip` behind its `customer`. */
export const sipCreateInput = z.object({
  name: requiredText({ field: 'name', missing: errors.nameMissing.description }).describe(
    'Name of the account',
  ),
  numbers: requiredNumberList.describe(
    'Phone numbers, and series of them such as `+4570305050-+4570305059`; `[]` for none',
  ),
})
