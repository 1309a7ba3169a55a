import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { portingStages } from './porting.js'
import { portingsTogether, portingsTogetherErrors } from './portings-together.js'
import { stageMessage } from './stage-message.js'
import { isBlank, optionalText } from './text.js'
import { voiceAccountErrors } from './voice-account.js'

/** Source: docs/api/porting-stage-override.md. */
export const portingStageOverrideErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  accessDenied: portingGetErrors.accessDenied,
  portingNotFound: portingGetErrors.portingNotFound,
  internalError: portingGetErrors.internalError,
  stageMissing: { code: 404, message: 'stage', description: 'Stage is missing' },
  stageInvalid: invalidField('stage'),
  messageInvalid: invalidField('message'),
  ...portingsTogetherErrors,
  numbersOffAccount: {
    code: 409,
    message: 'voiceAccount',
    description: 'The numbers of the porting are not on its voice account any more',
  },
  numberInPorting: voiceAccountErrors.numberInPorting,
})

const errors = portingStageOverrideErrors

export const portingStageOverrideInput = z.object({
  stage: z
    .enum(portingStages, {
      error: ({ input }) =>
        input == null || (typeof input === 'string' && isBlank(input))
          ? errors.stageMissing.description
          : errors.stageInvalid.description,
    })
    .describe('The stage that it shall be in'),
  message: optionalText(stageMessage).describe('Why, at most 500 characters'),
  portings: portingsTogether,
})

export type PortingStageOverrideRequest = z.output<typeof portingStageOverrideInput>
