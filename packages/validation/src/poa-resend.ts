import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { copiesAsSent, copyErrors } from './copy-recipients.js'
import { recipientErrors } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { poaCreateErrors } from './poa-create.js'
import { success } from './success.js'

/** Source: docs/api/poa-resend.md. */
export const poaResendErrors = documentedErrors({
  deliveryIdMissing: {
    code: 400,
    message: 'bad_request',
    description: 'Delivery id not found in request URI',
  },
  accessDenied,
  deliveryNotFound: { code: 404, message: 'not_found', description: 'Delivery not found' },
  internalError,
  ...recipientErrors,
  ...copyErrors,
  isToldOnce: {
    code: 409,
    message: 'letter',
    description: 'Progress is told once and not sent again',
  },
  isBeingSent: { code: 409, message: 'state', description: 'Delivery is being sent' },
  copyDeleted: {
    code: 409,
    message: 'document',
    description: 'A signed power of attorney of the delivery was deleted',
  },
  documentReplaced: {
    code: 409,
    message: 'document',
    description: 'A later power of attorney replaced one of the delivery',
  },
  recipientsLimited: poaCreateErrors.recipientsLimited,
})

/** The id in the path, checked before anything else of the request. */
export const deliveryPath = z.object({
  deliveryId: objectId(poaResendErrors.deliveryIdMissing.description).describe(
    'Id of the delivery, 24 hex characters',
  ),
})

/** To whom. What form it must have is said by the delivery's method, so it is read when that is known. */
export const poaResendInput = z.object({
  recipient: z
    .unknown()
    .meta({ type: ['string', 'null'] })
    .optional()
    .describe(
      "To whom: an e-mail address if the delivery's method is EMAIL, a fax number if it is FAX. Left out: to the same as before. `DEFAULT` in upper case: the primary contact's, as it is now",
    ),
  cc: copiesAsSent.describe(
    'Who else gets the documents of an e-mail now: at most 5 e-mail addresses, with commas between in a query. Nobody when left out',
  ),
})

export const poaResendOutput = z.object({
  success,
  delivery: z
    .string()
    .describe('Id of the delivery that counts now: the same one, or a new one that is sent in its place'),
})

export type PoaResendOutput = z.output<typeof poaResendOutput>
