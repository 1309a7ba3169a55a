import { z } from 'zod'
import { objectVersion } from './object-version.js'

/** Stages of an in-porting. Source: the API's stage list. */
export const portingStages = [
  'IN_CREATED',
  'IN_AWAITING_POA_FROM_CUSTOMER',
  'IN_POA_RECEIVED_FROM_CUSTOMER',
  'IN_POA_SENT',
  'IN_ORDERED',
  'IN_CONFIRMED',
  'IN_REJECTED',
  'IN_DONOR_CONTACTED',
  'IN_COMPLETED',
  'IN_CANCELLED',
] as const
export type PortingStage = (typeof portingStages)[number]

export const numberTypes = ['SIP', 'MVNO'] as const
export type NumberType = (typeof numberTypes)[number]

/** A porting as it is answered. Unset optional values are left out. Source: docs/api/porting-get.md. */
export const porting = z.object({
  _id: z.string(),
  /** E.164. */
  number: z.string(),
  /** The other numbers that move with it, E.164. */
  additionalNumbers: z.array(z.string()),
  numberType: z.enum(numberTypes),
  portingType: z.literal('IN'),
  /** CPS code of the donor. */
  operator: z.string(),
  /** ICC of the SIM at the donor. */
  donorSimNumber: z.string().optional(),
  donorCustomerId: z.string().optional(),
  customer: z.string(),
  voiceAccount: z.string(),
  /** ISO 8601. */
  requestedDate: z.string().optional(),
  /** E-mail addresses that hear of progress. */
  notify: z.array(z.string()),
  status: z.object({
    /** When the stage was entered, ISO 8601. */
    date: z.string(),
    stage: z.enum(portingStages),
    message: z.string().optional(),
    /** Who set the stage; left out when it was the system. */
    employee: z.string().optional(),
  }),
  /** Ids of the powers of attorney that name it and that no later set replaced, oldest first. */
  documents: z.array(z.string()),
  version: objectVersion,
})
// Its name in the OpenAPI document.
porting.register(z.globalRegistry, { id: 'Porting' })

export type Porting = z.output<typeof porting>
