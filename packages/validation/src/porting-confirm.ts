import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { parseMoment } from './moment.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogether, portingsTogetherErrors } from './portings-together.js'
import { refuse } from './refuse.js'

/** Source: docs/api/porting-confirm.md. */
export const portingConfirmErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  dateInvalid: { code: 422, message: 'date', description: 'Date is not valid' },
  dateBeforeRequested: {
    code: 422,
    message: 'date',
    description: 'The date cannot precede the requested date',
  },
  dateTooFar: {
    code: 422,
    message: 'date',
    description: 'The date cannot be more than 1 month into the future',
  },
  stageWrong: {
    code: 403,
    message: 'id',
    description: 'Porting is not at the right stage to be confirmed',
  },
  portingNotFound: portingGetErrors.portingNotFound,
  accessDenied: portingGetErrors.accessDenied,
  internalError: portingGetErrors.internalError,
  datePast: { code: 422, message: 'date', description: 'The date is in the past' },
  ...portingsTogetherErrors,
})

const { description } = portingConfirmErrors.dateInvalid

/** `date` comes out as a moment, ISO 8601 in UTC: whoever reads it knows whose day it is in. */
export const portingConfirmInput = z.object({
  date: z
    .string({ error: description })
    .transform((text, context) => parseMoment(text) ?? refuse(context, { message: description }))
    .describe(
      'The day on which the numbers move: `2026-12-01`, or a time of it with its zone, `2026-12-01T09:00:00+01:00`. Not before the wished day, nor past; at most a month ahead, or the wished day itself',
    ),
  portings: portingsTogether,
})
