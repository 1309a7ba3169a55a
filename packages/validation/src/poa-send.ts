import { z } from 'zod'
import type { DeliveryMethod } from './delivery.js'
import { documentedErrors } from './documented-error.js'
import { emailAddressForm, phoneNumberForm } from './fields.js'
import { poaCreateErrors } from './poa-create.js'
import { portingGetErrors } from './porting-get.js'
import { portingOrderErrors } from './porting-order.js'
import { portingsTogether, portingsTogetherErrors } from './portings-together.js'
import { refuse } from './refuse.js'
import { success } from './success.js'

/** Source: docs/api/poa-send.md. */
export const poaSendErrors = documentedErrors({
  portingIdMissing: portingGetErrors.portingIdMissing,
  accessDenied: portingGetErrors.accessDenied,
  documentsMissing: { code: 404, message: 'documents', description: 'Porting has no documents' },
  recipientInvalid: {
    code: 422,
    message: 'recipient',
    description: 'Recipient is neither an e-mail address nor a fax number',
  },
  donorUnknown: { code: 500, message: 'internal_error', description: 'Donor operator XXXXX not found' },
  internalError: portingGetErrors.internalError,
  portingNotFound: portingGetErrors.portingNotFound,
  ...portingsTogetherErrors,
  stageWrong: {
    code: 403,
    message: 'stage',
    description: 'Porting is not at the right stage for its documents to be sent',
  },
  copyNotApproved: portingOrderErrors.copyNotApproved,
  donorChanged: portingOrderErrors.donorChanged,
  recipientsLimited: poaCreateErrors.recipientsLimited,
})

/** Where the signed copy goes. */
export interface PoaSendRecipient {
  method: DeliveryMethod
  recipient: string
}

/** To whom; undefined for the donor. What is no e-mail address is read as a fax number. */
export const poaSendRecipient = z.object({
  recipient: z
    .unknown()
    .meta({ type: ['string', 'null'] })
    .optional()
    .transform((given, context): PoaSendRecipient | undefined => {
      if (given == null) return undefined
      if (typeof given === 'string')
        for (const [method, form] of forms) {
          const recipient = form.parse(given)
          if (recipient !== undefined) return { method, recipient }
        }
      return refuse(context, { message: poaSendErrors.recipientInvalid.description })
    })
    .describe(
      'To whom: an e-mail address or a fax number. Left out: to the donor, by its own method (ADMIN)',
    ),
})

const forms = [
  ['EMAIL', emailAddressForm],
  ['FAX', phoneNumberForm],
] as const

export const poaSendPortings = z.object({ portings: portingsTogether })

export const poaSendOutput = z.object({
  success,
  deliveries: z.array(z.string()).describe('Ids of the deliveries that carry it, one for each method'),
  portings: z
    .array(z.string())
    .describe('Ids of the portings that came to IN_POA_SENT by it; none when it went to another recipient'),
})

export type PoaSendOutput = z.output<typeof poaSendOutput>
