import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogether, portingsTogetherErrors } from './portings-together.js'
import { stageMessage } from './stage-message.js'
import { requiredText } from './text.js'

/** Source: docs/api/porting-contact.md. */
export const portingContactErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  accessDenied: portingGetErrors.accessDenied,
  portingNotFound: portingGetErrors.portingNotFound,
  messageMissing: { code: 422, message: 'message', description: 'Message is missing' },
  stageWrong: {
    code: 403,
    message: 'access_denied',
    description: 'Portings is not at the right stage for a contact to be registered',
  },
  internalError: portingGetErrors.internalError,
  messageInvalid: invalidField('message'),
  ...portingsTogetherErrors,
})

export const portingContactInput = z.object({
  message: requiredText({
    ...stageMessage,
    missing: portingContactErrors.messageMissing.description,
  }).describe('What was said, at most 500 characters'),
  portings: portingsTogether,
})
