import type { CustomerWithContact } from '@telecomx/database'
import { type DeliveryMethod, recipientInvalid } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { deliveryWays } from './delivery-ways.js'

/**
 * To whom the documents go: one e-mail address, or a number in E.164. Without a given recipient it is the primary
 * contact's own address, else the customer's; 422 `recipient` when neither has one for the method.
 */
export function poaRecipient(
  method: DeliveryMethod,
  recipient: string | undefined,
  customer: CustomerWithContact,
): string {
  const found = recipient ?? deliveryWays[method].ownAddress(customer)?.address
  if (found === undefined)
    throw new ApiFailure(recipientInvalid(method), { details: { reason: 'no_address' } })
  return found
}
