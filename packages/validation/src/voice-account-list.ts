import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { optionalObjectId } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { voiceAccount } from './voice-account.js'

/** Source: docs/api/voice-account-list.md. */
export const voiceAccountListErrors = documentedErrors({
  customerInvalid: invalidField('customer'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
  accessDenied,
  internalError,
})

/** Which part of the list is wanted, and whose accounts. */
export const voiceAccountListInput = z.object({
  customer: optionalObjectId(voiceAccountListErrors.customerInvalid.description).describe(
    "Only this customer's: its id, 24 hex characters",
  ),
  ...partOfList('moment', 'text'),
})

export const voiceAccountListOutput = pageOf(
  'voiceAccounts',
  voiceAccount,
  'The accounts of this page, oldest first',
)

export type VoiceAccountListRequest = z.output<typeof voiceAccountListInput>
