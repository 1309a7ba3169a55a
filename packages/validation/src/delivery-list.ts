import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { delivery, deliveryStates } from './delivery.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { oneOf, optionalObjectId } from './fields.js'
import { listErrors, listInput, pageOf } from './list.js'

/** Source: docs/api/delivery-list.md. */
export const deliveryListErrors = documentedErrors({
  accessDenied,
  internalError,
  customerInvalid: invalidField('customer'),
  stateInvalid: invalidField('state'),
  offsetInvalid: listErrors.offsetInvalid,
  limitInvalid: listErrors.limitInvalid,
})

export const deliveryListInput = z.object({
  customer: optionalObjectId(deliveryListErrors.customerInvalid.description),
  state: oneOf(deliveryStates, deliveryListErrors.stateInvalid.description).nullish(),
  offset: listInput.shape.offset,
  limit: listInput.shape.limit,
})

export const deliveryListOutput = pageOf('deliveries', delivery)

export type DeliveryListRequest = z.output<typeof deliveryListInput>
