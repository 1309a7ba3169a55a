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
  _id: z.string(),
  customer: z.string(),
  type: z.literal('SIP'),
  name: z.string().optional(),
  /** E.164, ascending. */
  numbers: z.array(z.string()),
  version: objectVersion,
})

// Its name in the OpenAPI document.
sipAccount.register(z.globalRegistry, { id: 'SipAccount' })

/** A SIP account as the calls answer it that change it. */
export const sipAccountWithPortings = sipAccount.extend({
  /** Those that this call created, in the order of the entries of `numbers`. */
  portings: z.array(porting),
})

/** An MVNO account as lists answer it. Unset optional values are left out. */
export const mvnoAccount = z.object({
  _id: z.string(),
  customer: z.string(),
  type: z.literal('MVNO'),
  state: z.literal('ACTIVE'),
  /** E.164. Left out when the account has none. */
  number: z.string().optional(),
  /** ICC of the SIM. */
  simNumber: z.string().optional(),
  version: objectVersion,
})

// Its name in the OpenAPI document.
mvnoAccount.register(z.globalRegistry, { id: 'MvnoAccount' })

/** An MVNO account as the call answers it that creates it. */
export const mvnoAccountWithPorting = mvnoAccount.extend({
  number: z.string(),
  /** Left out when the number needs none. */
  porting: porting.optional(),
})

export const voiceAccount = z.discriminatedUnion('type', [sipAccount, mvnoAccount])

export type SipAccountWithPortings = z.output<typeof sipAccountWithPortings>
export type MvnoAccountWithPorting = z.output<typeof mvnoAccountWithPorting>
export type VoiceAccount = z.output<typeof voiceAccount>
