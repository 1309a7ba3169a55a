import { documentedErrors } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogetherErrors } from './portings-together.js'

/** Source: docs/api/porting-complete.md. */
export const portingCompleteErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  accessDenied: portingGetErrors.accessDenied,
  portingNotFound: portingGetErrors.portingNotFound,
  internalError: portingGetErrors.internalError,
  ...portingsTogetherErrors,
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage to be completed',
  },
  dateNotReached: { code: 409, message: 'date', description: 'The porting date has not come yet' },
})
