import { z } from 'zod'
import { documentApproveOutput, documentReviewErrors } from './document-approve.js'
import { documentErrors } from './document-path.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { oneOf } from './fields.js'
import { refusalReasons } from './signed-copy.js'
import { optionalText } from './text.js'

const longestMessage = 500

/** Source: docs/api/document-refuse.md. */
export const documentRefuseErrors = documentedErrors({
  ...documentErrors,
  reasonInvalid: { code: 422, message: 'reason', description: 'Reason is not valid' },
  messageInvalid: invalidField('message'),
  messageMissing: { code: 404, message: 'message', description: 'Message is missing' },
  ...documentReviewErrors,
})

export const documentRefuseInput = z.object({
  reason: oneOf(refusalReasons, documentRefuseErrors.reasonInvalid.description).describe(
    'Why: ILLEGIBLE, NOT_SIGNED, WRONG_SIGNER, NUMBERS_MISSING or OTHER',
  ),
  message: optionalText({ field: 'message', max: longestMessage, multiline: true }).describe(
    'What the customer is to know beside the reason, at most 500 characters; OTHER needs it',
  ),
})

export const documentRefuseOutput = documentApproveOutput.extend({
  delivery: z
    .string()
    .optional()
    .describe('Id of the e-mail that tells the contact; left out when nobody has an e-mail address'),
})

export type DocumentRefuseRequest = z.output<typeof documentRefuseInput>
export type DocumentRefuseOutput = z.output<typeof documentRefuseOutput>
