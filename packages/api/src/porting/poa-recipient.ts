import type { CustomerWithContact } from '@telecomx/database'
import { type DeliveryMethod, recipientInvalid } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'

export interface PoaHandOver {
  method: DeliveryMethod
  /** One e-mail address, or a number in E.164. */
  recipient: string
}

/**
 * To whom the documents go. Without a given recipient it is the primary contact's own address, else the customer's; 422
 * `recipient` when neither has one for the method.
 */
export function poaRecipient(
  method: DeliveryMethod,
  recipient: string | undefined,
  { emailAddress, faxNumber }: CustomerWithContact,
): PoaHandOver {
  const found = recipient ?? (method === 'EMAIL' ? emailAddress : faxNumber)
  if (found === undefined) throw new ApiFailure(recipientInvalid(method))
  return { method, recipient: found }
}
