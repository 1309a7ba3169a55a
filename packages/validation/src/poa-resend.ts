import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { recipientErrors } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { objectId } from './fields.js'
import { poaCreateErrors } from './poa-create.js'

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
  isBeingSent: { code: 409, message: 'state', description: 'Delivery is being sent' },
  recipientsLimited: poaCreateErrors.recipientsLimited,
})

/** The id in the path, checked before anything else of the request. */
export const deliveryPath = z.object({ deliveryId: objectId(poaResendErrors.deliveryIdMissing.description) })

/** To whom. What form it must have is said by the delivery's method, so it is read when that is known. */
export const poaResendInput = z.object({
  recipient: z
    .unknown()
    .meta({ type: ['string', 'null'], description: 'An e-mail address or fax number, as the delivery is' })
    .optional(),
})

export const poaResendOutput = z.object({
  success: z.literal(true),
  /** Id of the delivery that now is on its way: the same one when it had not ended, else a new one. */
  delivery: z.string(),
})

export type PoaResendOutput = z.output<typeof poaResendOutput>
