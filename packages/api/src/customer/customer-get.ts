import { findCustomer } from '@telecomx/database'
import { type Customer, customerGetErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** Answers a customer; 404 when there is none. */
export async function customerGet({ database }: Dependencies, customerId: string): Promise<Customer> {
  const customer = await findCustomer(database, customerId)
  if (!customer) throw new ApiFailure(customerGetErrors.customerNotFound)
  return customer
}
