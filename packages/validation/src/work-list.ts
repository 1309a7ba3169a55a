import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { deliveryLetters, deliveryMethods } from './delivery.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { oneOf } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'

/** What waits for a person. Source: docs/api/work-list.md. */
export const taskKinds = [
  'COPY_UNMATCHED',
  'COPY_TO_REVIEW',
  'COPY_TO_SEND',
  'DELIVERY_FAILED',
  'DELIVERY_UNKNOWN',
  'POA_TO_SIGN',
  'COPY_REFUSED',
  'PORTING_REJECTED',
  'ORDER_DUE',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** Source: docs/api/work-list.md. */
export const workListErrors = documentedErrors({
  accessDenied,
  internalError,
  kindInvalid: invalidField('kind'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
})

export const workListInput = z.object({
  kind: oneOf(taskKinds, workListErrors.kindInvalid.description)
    .nullish()
    .describe('Only tasks of this kind'),
  ...partOfList('moment', 'text', 'text'),
})

const named = z.object({
  _id: z.string().describe('Its id; of an operator the CPS code'),
  name: z.string().describe('Its name'),
})

/** Something that waits for a person. Unset optional values are left out. */
export const task = z.object({
  kind: z.enum(taskKinds).describe('What is to be done'),
  since: z.string().describe('Since when it waits, ISO 8601'),
  _id: z
    .string()
    .describe(
      'Id of the signed copy, of the delivery, of the power of attorney, or of the first porting, as the kind begins with',
    ),
  customer: named.optional().describe('Whose it is; left out where nobody knows'),
  operator: named.optional().describe('The donor; left out where nobody knows, and of deliveries'),
  portings: z.int().describe('How many portings it is about; 0 where nobody knows, and of deliveries'),
  number: z.string().optional().describe('The number of the first porting, E.164'),
  filename: z.string().optional().describe('COPY_…: name of the file'),
  sender: z.string().optional().describe('COPY_…: e-mail address that it came from'),
  letter: z.enum(deliveryLetters).optional().describe('DELIVERY_…: what it says'),
  method: z.enum(deliveryMethods).optional().describe('DELIVERY_…: EMAIL or FAX'),
  recipient: z.string().optional().describe('DELIVERY_…: to whom'),
  reason: z
    .string()
    .optional()
    .describe(
      'PORTING_REJECTED: what the donor said, as the stage has it. COPY_REFUSED: why, as the review said it',
    ),
})
// Its name in the OpenAPI document.
task.register(z.globalRegistry, { id: 'Task' })

export const workListOutput = pageOf('tasks', task, 'The tasks of this page, the oldest first').extend({
  kinds: z
    .array(
      z.object({
        kind: z.enum(taskKinds).describe('What is to be done'),
        total: z.int().describe('How many there are of that kind, counted up to 10,000'),
        totalIsLeast: z.literal(true).optional().describe('True when there are more, else left out'),
      }),
    )
    .describe(
      'How much waits of each kind, whatever kind was asked for; without those of which nothing does',
    ),
})

export type WorkListRequest = z.output<typeof workListInput>
export type WorkList = z.output<typeof workListOutput>
export type Task = z.output<typeof task>
