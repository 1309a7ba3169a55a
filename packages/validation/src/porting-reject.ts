import { z } from 'zod'
import { documentedErrors } from './documented-error.js'
import { oneOf } from './fields.js'
import { portingGetErrors } from './porting-get.js'
import { portingsTogether, portingsTogetherErrors } from './portings-together.js'
import { rejectionReasons } from './rejection.js'

/** Source: docs/api/porting-reject.md. */
export const portingRejectErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  reasonInvalid: { code: 422, message: 'reason', description: 'Reason is not valid' },
  stageWrong: {
    code: 403,
    message: 'access_denied',
    description: 'Porting is not at the right stage to be rejected',
  },
  portingNotFound: portingGetErrors.portingNotFound,
  accessDenied: portingGetErrors.accessDenied,
  internalError: portingGetErrors.internalError,
  ...portingsTogetherErrors,
})

export const portingRejectInput = z.object({
  reason: oneOf(rejectionReasons, portingRejectErrors.reasonInvalid.description).describe(
    'Why the donor refuses; `SIM_MISMATCH` only of MVNO portings',
  ),
  portings: portingsTogether,
})
