import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { delivery, deliveryStates } from './delivery.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { oneOf, optionalObjectId } from './fields.js'
import { listErrors, pageOf, partOfList } from './list.js'
import { languageInvalid, toldIn } from './told-in.js'

/** Source: docs/api/delivery-list.md. */
export const deliveryListErrors = documentedErrors({
  accessDenied,
  internalError,
  customerInvalid: invalidField('customer'),
  stateInvalid: invalidField('state'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
  cursorInvalid: listErrors.cursorInvalid,
  languageInvalid,
})

export const deliveryListInput = z.object({
  customer: optionalObjectId(deliveryListErrors.customerInvalid.description).describe(
    "Only this customer's: its id, 24 hex characters. OWNER gets their own customer's whatever is given",
  ),
  state: oneOf(deliveryStates, deliveryListErrors.stateInvalid.description)
    .nullish()
    .describe('Only those in this state: queued, sending, sent, failed or unknown, in lower case'),
  ...partOfList('moment', 'text'),
  language: toldIn,
})

export const deliveryListOutput = pageOf(
  'deliveries',
  delivery,
  'The deliveries of this page, the newest first',
)

export type DeliveryListRequest = z.output<typeof deliveryListInput>
