import { z } from 'zod'
import { internalError, transportErrors } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { employeeCreateErrors } from './employee-create.js'
import { requiredEmailAddress } from './fields.js'
import { success } from './success.js'

/** Source: docs/api/session-send-link.md. */
export const sessionSendLinkErrors = documentedErrors({
  emailAddressMissing: { code: 404, message: 'emailAddress', description: 'E-mail address is missing' },
  emailAddressInvalid: employeeCreateErrors.emailAddressInvalid,
  linksOff: { code: 409, message: 'link', description: 'This installation sends no sign-in links' },
  rateLimited: transportErrors.rateLimited,
  internalError,
})

export const sessionSendLinkInput = z.object({
  emailAddress: requiredEmailAddress({
    missing: sessionSendLinkErrors.emailAddressMissing,
    invalid: sessionSendLinkErrors.emailAddressInvalid,
  }).describe('Where the link is wanted'),
})

export const sessionSendLinkOutput = z.object({ success })
