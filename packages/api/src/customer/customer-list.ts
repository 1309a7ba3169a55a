import { type Caller, listCustomers } from '@telecomx/database'
import type { Customer, CustomerListRequest, Page } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the customers that the caller may see. */
export async function customerList(
  { database }: Dependencies,
  caller: Caller,
  request: CustomerListRequest,
): Promise<Page<'customers', Customer>> {
  const { offset, limit } = request
  return { offset, limit, ...(await listCustomers(database, caller, request)) }
}
