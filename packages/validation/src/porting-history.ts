import { z } from 'zod'
import { accessLevels } from './access-level.js'
import { auditedObjects } from './audit-log-list.js'
import { documentedErrors } from './documented-error.js'
import { portingStages } from './porting.js'
import { portingGetErrors } from './porting-get.js'
import { languageInvalid, toldIn } from './told-in.js'

/** Source: docs/api/porting-history.md. */
export const portingHistoryErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  accessDenied: portingGetErrors.accessDenied,
  portingNotFound: portingGetErrors.portingNotFound,
  internalError: portingGetErrors.internalError,
  languageInvalid,
})

export const portingHistoryInput = z.object({
  language: toldIn,
})

export type PortingHistoryRequest = z.output<typeof portingHistoryInput> & { _id: string }

const changedFacts = z.record(z.string(), z.unknown()).optional()

/** Something that happened to a porting. Unset optional values are left out. */
export const portingEvent = z.object({
  date: z.string().describe('When it was, ISO 8601'),
  description: z.string().describe('What happened, for people, in the language that was asked for'),
  employeeName: z
    .string()
    .optional()
    .describe('Name of the employee who did it, as it is now; left out when nobody did'),
  accessLevel: z
    .enum(accessLevels)
    .optional()
    .describe('The level by which it was done: the lower one of employee and token'),
  objectType: z
    .enum(auditedObjects)
    .describe(
      'What it happened to: the porting, a document, a signed copy, a delivery, an order, or an account',
    ),
  object: z.string().optional().describe('Its id; left out when several portings were changed at once'),
  stage: z
    .enum(portingStages)
    .optional()
    .describe('The stage that the porting came to by it, or that was recorded again'),
  message: z.string().optional().describe('What was left with that stage: a date, a reason, or a note'),
  before: changedFacts.describe('Of an update of the porting: what differed, as it was'),
  after: changedFacts.describe('Of an update of the porting: the same as it is since'),
})
// Its name in the OpenAPI document.
portingEvent.register(z.globalRegistry, { id: 'PortingEvent' })

export type PortingEvent = z.output<typeof portingEvent>

export const portingHistoryOutput = z.object({
  events: z
    .array(portingEvent)
    .describe('What happened, the oldest first; of more than a thousand the newest'),
  earlier: z.int().describe('How many older ones were left out'),
})

export type PortingHistoryAnswer = z.output<typeof portingHistoryOutput>
