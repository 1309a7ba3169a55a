import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { poaResendErrors } from './poa-resend.js'

/** Source: docs/api/poa-release.md. */
export const poaReleaseErrors = documentedErrors({
  deliveryIdMissing: poaResendErrors.deliveryIdMissing,
  accessDenied,
  deliveryNotFound: poaResendErrors.deliveryNotFound,
  internalError,
  arrivedMissing: { code: 404, message: 'arrived', description: 'Arrived is missing' },
  arrivedInvalid: invalidField('arrived'),
  isNotUnknown: { code: 409, message: 'state', description: 'Delivery is not waiting for a decision' },
})

/** What a person found out about a fax with unknown outcome. */
export const poaReleaseInput = z.object({
  arrived: z
    .boolean({
      error: ({ input }) =>
        (input == null ? poaReleaseErrors.arrivedMissing : poaReleaseErrors.arrivedInvalid).description,
    })
    .describe('Whether the recipient has the fax'),
})
