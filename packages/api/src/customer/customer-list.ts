import { type Caller, listCustomers } from '@telecomx/database'
import type { Customer, ListRequest } from '@telecomx/validation'
import type { Dependencies } from '../dependencies.js'

export interface CustomerPage {
  offset: number
  limit: number
  total: number
  customers: Customer[]
}

/** A page of the customers that the caller may see. */
export async function customerList(
  { database }: Dependencies,
  caller: Caller,
  request: ListRequest,
): Promise<CustomerPage> {
  const { offset, limit } = request
  return { offset, limit, ...(await listCustomers(database, caller, request)) }
}
