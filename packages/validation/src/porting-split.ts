import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { success } from './success.js'

/** Source: docs/api/porting-split.md. */
export const portingSplitErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  portingNotFound: portingGetErrors.portingNotFound,
  onlyOneNumber: {
    code: 409,
    message: 'additionalNumbers',
    description: 'Porting cannot be split - it only has a single number',
  },
  stageWrong: {
    code: 409,
    message: 'stage',
    description: 'Porting is not at the right stage to be split',
  },
  accessDenied: portingGetErrors.accessDenied,
  internalError: portingGetErrors.internalError,
})

export const portingSplitOutput = z.object({
  success,
  portings: z
    .array(z.string())
    .describe(
      'Ids of the portings, one for each number: first the porting itself, which keeps its main number, then the new ones in the order of the additional numbers',
    ),
})

export type PortingSplitOutput = z.output<typeof portingSplitOutput>
