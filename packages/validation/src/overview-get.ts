import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { deliveryStates } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { portingStages } from './porting.js'

/** Source: docs/api/overview-get.md. */
export const overviewGetErrors = documentedErrors({ accessDenied, internalError })

/** How long something waits is told by these: so many whole days, up to the next of them. */
export const waitingSinceDays = [0, 3, 7, 14, 30] as const

const counted = {
  total: z.int().describe('How many there are, counted up to 10,000'),
  totalIsLeast: z.literal(true).optional().describe('True when there are more than `total`, else left out'),
}

export const overviewGetOutput = z.object({
  stages: z
    .array(z.object({ stage: z.enum(portingStages).describe('The stage'), ...counted }))
    .describe('How many portings are in each stage; of those that are over, since the last 30 days'),
  waiting: z
    .array(
      z.object({
        fromDays: z
          .int()
          .describe('They wait for this many whole days or longer, and less than the next `fromDays`'),
        documents: z.int().describe('How many powers of attorney: one for each customer and donor'),
        portings: z.int().describe('How many portings they are about'),
      }),
    )
    .describe('How long powers of attorney wait for a signature, by the porting that waits the longest'),
  waitingIsLeast: z
    .literal(true)
    .optional()
    .describe('True when more than 10,000 portings wait, of which the oldest are counted; else left out'),
  deliveries: z
    .array(z.object({ state: z.enum(deliveryStates).describe('Where they stand'), ...counted }))
    .describe('What became of the deliveries of the last 30 days'),
  weeks: z
    .array(
      z.object({
        from: z.string().describe('Its Monday in Denmark, `2026-11-23`'),
        portings: z.int().describe('How many portings were completed in it, counted up to 1,000'),
        portingsIsLeast: z
          .literal(true)
          .optional()
          .describe('True when there are more, of which the last 1,000 are measured; else left out'),
        medianDays: z
          .number()
          .optional()
          .describe('Half of them took so many days or fewer, to a tenth; left out where there is none'),
        ninetiethDays: z
          .number()
          .optional()
          .describe('Nine of ten took so many days or fewer, to a tenth; left out where there is none'),
      }),
    )
    .describe(
      'How long portings took from the number on an account to completed: twelve weeks, this one last',
    ),
})

export type Overview = z.output<typeof overviewGetOutput>
