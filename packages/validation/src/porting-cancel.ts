import { documentedErrors } from './documented-error.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogetherErrors } from './portings-together.js'
import { numberRemovalErrors } from './voice-account.js'

/** Source: docs/api/porting-cancel.md. */
export const portingCancelErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  portingNotFound: portingGetErrors.portingNotFound,
  stageWrong: numberRemovalErrors.portingNotCancellable,
  accessDenied: portingGetErrors.accessDenied,
  isMvno: {
    code: 403,
    message: 'numberType',
    description: 'MVNO portings must be cancelled by deleting the MVNO account',
  },
  accountNotFound: {
    code: 404,
    message: 'voiceAccount',
    description:
      'The voice account the MVNO porting belongs to was not found - unable to determine mobile network provider',
  },
  internalError: portingGetErrors.internalError,
  ...portingsTogetherErrors,
})
