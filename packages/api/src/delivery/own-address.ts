import type { CustomerWithContact } from '@telecomx/database'
import type { DeliveryMethod } from '@telecomx/validation'

/** The address that stands for `DEFAULT`: the primary contact's own, else the customer's; undefined when neither has one. */
export function ownAddress(
  { emailAddress, faxNumber }: CustomerWithContact,
  method: DeliveryMethod,
): string | undefined {
  return method === 'EMAIL' ? emailAddress : faxNumber
}
