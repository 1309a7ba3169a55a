import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { objectVersion } from './object-version.js'
import { porting } from './porting.js'

/** Answers of every call that puts numbers on an account. */
export const voiceAccountErrors = documentedErrors({
  accessDenied,
  internalError,
  numberUnknown: { code: 422, message: 'number', description: 'Number is not known' },
  operatorUnknown: {
    code: 422,
    message: 'operator',
    description: 'The operator that holds the number is not in the registry',
  },
  numberTaken: { code: 409, message: 'number', description: 'Number is on an account already' },
  numberInPorting: { code: 409, message: 'number', description: 'Number is in porting already' },
})

/** Answers of the calls that take numbers off an account. */
export const numberRemovalErrors = documentedErrors({
  portingNotCancellable: {
    code: 403,
    message: 'access_denied',
    description: 'Porting is not at the right stage to be cancelled',
  },
})

/** A SIP account as lists answer it. Unset optional values are left out. */
export const sipAccount = z.object({
  _id: z.string().describe('Id of the account, 24 hex characters'),
  customer: z.string().describe('Id of the customer'),
  type: z.literal('SIP').describe('Always SIP'),
  name: z.string().optional().describe('Name of the account'),
  numbers: z.array(z.string()).describe('Its numbers, E.164, ascending'),
  version: objectVersion,
})

// Its name in the OpenAPI document.
sipAccount.register(z.globalRegistry, { id: 'SipAccount' })

/** A SIP account as the calls answer it that change it. */
export const sipAccountWithPortings = sipAccount.extend({
  portings: z
    .array(porting)
    .describe('The portings that this call created, in the order of the numbers given'),
})

/** An MVNO account as lists answer it. Unset optional values are left out. */
export const mvnoAccount = z.object({
  _id: z.string().describe('Id of the account, 24 hex characters'),
  customer: z.string().describe('Id of the customer'),
  type: z.literal('MVNO').describe('Always MVNO'),
  state: z.literal('ACTIVE').describe('Always ACTIVE'),
  number: z.string().optional().describe('Its number, E.164'),
  simNumber: z.string().optional().describe('ICC of the SIM'),
  version: objectVersion.describe(
    'Counts the changes, from 1; only staff who open its porting again make one',
  ),
})

// Its name in the OpenAPI document.
mvnoAccount.register(z.globalRegistry, { id: 'MvnoAccount' })

/** An MVNO account as the call answers it that creates it. */
export const mvnoAccountWithPorting = mvnoAccount.extend({
  number: z.string().describe('Its number, E.164'),
  porting: porting
    .optional()
    .describe('The porting that this call created; left out when the number needs none'),
})

export const voiceAccount = z.discriminatedUnion('type', [sipAccount, mvnoAccount])

export type SipAccountWithPortings = z.output<typeof sipAccountWithPortings>
export type MvnoAccountWithPorting = z.output<typeof mvnoAccountWithPorting>
export type VoiceAccount = z.output<typeof voiceAccount>
