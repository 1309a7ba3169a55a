import { z } from 'zod'
import { objectVersion } from './object-version.js'
import { rejection } from './rejection.js'

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
  _id: z.string().describe('Id of the porting, 24 hex characters'),
  number: z.string().describe('The number, E.164; of several the main number'),
  additionalNumbers: z.array(z.string()).describe('The other numbers that move with it, E.164'),
  numberType: z.enum(numberTypes).describe('SIP (fixed line) or MVNO (mobile)'),
  portingType: z.literal('IN').describe('Always IN: numbers that come to us'),
  operator: z.string().describe('CPS code of the donor'),
  donorSimNumber: z.string().optional().describe('ICC of the SIM card at the donor'),
  donorCustomerId: z.string().optional().describe('Customer number at the donor'),
  customer: z.string().describe('Id of the customer'),
  voiceAccount: z.string().describe('Id of the SIP or MVNO account'),
  requestedDate: z.string().optional().describe('Wished date, ISO 8601'),
  autoStartOrder: z
    .string()
    .optional()
    .describe("When it is ordered by itself, ISO 8601: the donor's `orderWait` has passed then"),
  notify: z.array(z.string()).describe('E-mail addresses that hear of progress'),
  status: z
    .object({
      date: z.string().describe('When the stage was entered, ISO 8601'),
      stage: z.enum(portingStages).describe('The stage that it is in'),
      message: z
        .string()
        .optional()
        .describe('About the stage. IN_CONFIRMED: begins with the date of the porting'),
      employee: z
        .string()
        .optional()
        .describe('Id of the employee who set the stage; left out when it was the system'),
    })
    .describe('Where the porting stands'),
  rejection: rejection
    .optional()
    .describe('The last refusal of the donor, from then until the porting is ordered again or over'),
  documents: z
    .array(z.string())
    .describe('Ids of the powers of attorney that name it and that no later set replaced, oldest first'),
  version: objectVersion.describe(
    'Counts the changes, from 1: of facts, stages and documents, by whatever call',
  ),
})
// Its name in the OpenAPI document.
porting.register(z.globalRegistry, { id: 'Porting' })

export type Porting = z.output<typeof porting>
