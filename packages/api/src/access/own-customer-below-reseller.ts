import type { Caller } from '@telecomx/database'
import { isAtLeast } from '@telecomx/validation'

/** The filter of a list by customer: below RESELLER it is the own customer, whatever was asked. Source: docs/api/porting-list.md. */
export function ownCustomerBelowReseller<Request extends { customer?: string | undefined }>(
  caller: Caller,
  request: Request,
): Request {
  return isAtLeast(caller.accessLevel, 'RESELLER') ? request : { ...request, customer: caller.customerId }
}
